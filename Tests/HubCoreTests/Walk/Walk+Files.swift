import ChatModel

@testable import HubCore

/// Files of a random walk, and what must hold of them.
extension Walk {
    /// What is to be done about files, or let go, and what it is about: things about one half, or one open file, are
    /// done in order.
    enum FileWork {
        case task(FileTicket, FileTask)
        case release(FileRelease)

        var key: String {
            switch self {
            case .release(.suspend(let name)), .task(_, .place(let name, _, _)), .task(_, .append(let name, _, _)),
                .task(_, .finish(let name, _, _)), .task(_, .drop(let name)):
                "\(name)"
            case .release(.close(let number)), .task(_, .open(let number, _)), .task(_, .openShared(let number, _)),
                .task(_, .read(let number, _, _)), .task(_, .digests(let number, _, _)):
                "\(number)"
            case .task(let ticket, .find), .task(let ticket, .list): "\(ticket)"
            case .task(_, .sweep), .task(_, .remove): "upkeep"
            }
        }

        var isTask: Bool { if case .task = self { true } else { false } }
    }

    /// The nonces of files stand behind this; those of posts don't come so far.
    static let firstFile: UInt64 = 1_000_000

    /// The few contents that are ever put: so that several have the same.
    static let contents: [[UInt8]] = [[], [1], [2, 2, 2], Array(repeating: 3, count: 9)]

    mutating func fileRequest(of id: SessionID, in room: RoomNumber) -> Request? {
        let uploads = bench.hub.files.uploads.all { $0.session == id && $0.stage == .open }
        if let upload = random.pick(uploads), !random.chance(5) { return goOn(upload) }
        let file = random.pick(bench.hub.files.opened.all { $0.session == id && $0.isOpen })?.tag
        let (tag, other) = (Tag(.random(in: 10...15, using: &random)), Tag(.random(in: 10...15, using: &random)))
        let nonce = Nonce(Self.firstFile + .random(in: 1...40, using: &random))
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<9: return putRequest(tag, room, nonce)
        case 9: return .file(tag, .slice(offset: 0, [1]))
        case 10: return .file(tag, .drop(nonce))
        case 11: return .file(tag, .list(random.chance(2) ? .everywhere : .room(room), after: nil, limit: 3))
        case 12..<16: return .file(tag, .open(.entry(room, Seq(.random(in: 1...30, using: &random)))))
        case 16: return .file(tag, .read(file ?? other, offset: 0, count: 4))
        case 17: return .file(tag, .digests(file ?? other, first: 0, count: 1))
        case 18: return .file(tag, .finish(other, size: 0, SimulatedFiles.id(of: [])))
        default: return .file(tag, .close(file ?? other))
        }
    }

    private func putRequest(_ tag: Tag, _ room: RoomNumber, _ nonce: Nonce) -> Request? {
        guard let name = try? FileName("x") else { return nil }
        return .file(tag, .put(room, nonce, FileOffer(name: name, size: nil, shape: .file, kind: .other)))
    }

    /// The next bytes of a file, or its end.
    private mutating func goOn(_ upload: Upload) -> Request? {
        if upload.end == 0 || random.chance(2), let content = random.pick(Self.contents), !content.isEmpty {
            return .file(upload.tag, .slice(offset: random.chance(20) ? upload.end + 1 : upload.end, content))
        }
        // What the store will have once all that is on its way has arrived.
        let coming = fileWork.flatMap { work -> [UInt8] in
            if case .task(_, .append(upload.name, _, let bytes)) = work { bytes } else { [] }
        }
        let bytes = (bench.files.halves[upload.name] ?? []) + coming
        let id = SimulatedFiles.id(of: random.chance(10) ? [7] : bytes)
        return .file(Tag(.random(in: 20...25, using: &random)), .finish(upload.tag, size: upload.end, id))
    }

    /// Something about files is done, or fails.
    mutating func finishFile(failing: Bool) {
        guard let chosen = random.pick(fileWork.map(\.key)),
            let index = fileWork.firstIndex(where: { $0.key == chosen })
        else { return }
        switch fileWork.remove(at: index) {
        case .release(let release): bench.files.letGo(release)
        case .task(let ticket, let task):
            bench.files.failure = failing ? FileFailure(.storageFull, "full") : nil
            let result = bench.files.perform(task, bench.journal)
            bench.files.failure = nil
            hand(.filed(ticket, result))
        }
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
        let tasks = fileWork.count(where: \.isTask)
        if files.waiting != tasks { complain("\(files.waiting) wait for \(tasks) things") }
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
