import ChatModel

@testable import HubCore

/// Files of a random walk, and what must hold of them.
extension Walk {
    /// What is to be done about files, and what it is about: things about one half, or one open file, are done in
    /// order.
    struct FileWork {
        let ticket: FileTicket
        let task: FileTask

        var key: String {
            switch task {
            case .place(let name, _, _), .append(let name, _, _), .finish(let name, _, _), .drop(let name): "\(name)"
            case .open(let number, _), .openShared(let number, _), .read(let number, _, _), .digests(let number, _, _):
                "\(number)"
            case .find, .list: "\(ticket)"
            case .sweep, .remove: "upkeep"
            }
        }
    }

    /// The nonces of files stand behind this; those of posts don't come so far.
    static let firstFile: UInt64 = 1_000_000

    /// The few contents that are ever put: so that several have the same.
    static let contents: [[UInt8]] = [[], [1], [2, 2, 2], Array(repeating: 3, count: 9)]

    mutating func fileRequest(of id: SessionID, in room: RoomNumber) -> FileRequest? {
        let tag = Tag(.random(in: 10...13, using: &random))
        guard let content = random.pick(Self.contents),
            let nonce = random.pick((1...40).map { Nonce(Self.firstFile + $0) })
        else {
            return nil
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5:
            return (try? FileName("x")).map { name in
                .put(room, nonce, FileOffer(name: name, size: nil, shape: .file, kind: .other))
            }
        case 5..<10: return slice(of: id, tag, content)
        case 10..<14: return finish(of: id, tag)
        case 14: return .drop(nonce)
        case 15: return .list(random.chance(2) ? .everywhere : .room(room), after: nil, limit: 3)
        case 16: return .open(.entry(room, Seq(.random(in: 1...30, using: &random))))
        case 17: return .read(tag, offset: 0, count: 4)
        case 18: return .digests(tag, first: 0, count: 1)
        default: return .close(tag)
        }
    }

    private mutating func slice(of id: SessionID, _ tag: Tag, _ content: [UInt8]) -> FileRequest {
        let end = bench.hub.files.uploads[id, tag]?.end ?? 0
        return .slice(offset: random.chance(20) ? end + 1 : end, content)
    }

    private mutating func finish(of id: SessionID, _ tag: Tag) -> FileRequest {
        guard let upload = bench.hub.files.uploads[id, tag] else {
            return .finish(tag, size: 0, SimulatedFiles.id(of: []))
        }
        // What the store will have once all that is on its way has arrived.
        let coming = fileWork.filter { $0.key == "\(upload.name)" }.flatMap { work -> [UInt8] in
            if case .append(_, _, let bytes) = work.task { bytes } else { [] }
        }
        let bytes = (bench.files.halves[upload.name] ?? []) + coming
        return .finish(tag, size: upload.end, SimulatedFiles.id(of: random.chance(10) ? [7] : bytes))
    }

    /// Something about files is done, or fails.
    mutating func finishFile(failing: Bool) {
        guard let chosen = random.pick(fileWork.map(\.key)),
            let index = fileWork.firstIndex(where: { $0.key == chosen })
        else { return }
        let work = fileWork.remove(at: index)
        bench.files.failure = failing ? FileFailure(.storageFull, "full") : nil
        let result = bench.files.perform(work.task, bench.journal)
        bench.files.failure = nil
        hand(.filed(work.ticket, result))
    }

    /// What is published was stored: the entry, and the file.
    mutating func checkPublished(_ entry: Entry) {
        guard case .file(let file) = entry.body else { return }
        published += 1
        if bench.files.contents[file.id] == nil { complain("a file is told of and is not there") }
    }

    mutating func checkFiles() {
        let files = bench.hub.files
        for upload in files.uploads.all({ _ in true }) {
            if let id = upload.session, bench.hub.sessions[id] == nil {
                complain("an upload of a session that is over")
            }
            if upload.session == nil, !upload.isEnding, !upload.isWhole { complain("an upload of nobody") }
            if upload.end - upload.taken > UInt64(FilePieces.underWay) { complain("too much is under way") }
        }
        for open in files.opened.all({ _ in true }) where bench.hub.sessions[open.session] == nil {
            complain("a file is open for a session that is over")
        }
        if files.uploads.count > bench.hub.limits.uploads { complain("too many uploads") }
        if files.opened.count > bench.hub.limits.openFiles { complain("too many open files") }
        if files.waiting != fileWork.count { complain("\(files.waiting) wait for \(fileWork.count) things") }
        let wanted = Set(bench.journal.files.map(\.file.id))
        for id in wanted where bench.files.contents[id] == nil { complain("a file that is wanted was swept away") }
    }

    /// Nothing is left open, and nothing is kept that nobody may see.
    mutating func checkFilesAtRest() {
        if bench.hub.files.waiting > 0 || !bench.hub.files.uploads.all({ !$0.isWhole }).isEmpty
            || bench.hub.files.opened.count > 0
        {
            complain("something about files is left")
        }
        if !bench.files.placed.isEmpty || !bench.files.opened.isEmpty { complain("something is left open") }
    }
}
