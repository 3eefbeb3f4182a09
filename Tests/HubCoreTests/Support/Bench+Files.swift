import ChatModel

@testable import HubCore

extension Bench {
    /// A hub that keeps files, whose owner is the user of the name "owner".
    static func filing(
        _ change: (inout Limits) -> Void = { _ in }, rules: FileRules = FileRules(),
        state: JournalState = JournalState(people: [], rooms: [])
    ) throws -> Bench {
        var names = Bench()
        let owner = try names.user("owner")
        var bench = Bench(change, state: state, owners: [owner], fileRules: rules)
        _ = try bench.user("owner")
        return bench
    }

    @discardableResult
    mutating func ask(_ request: FileRequest, tag: UInt32 = 20, from session: SessionID) -> [HubEffect] {
        receive(.file(Tag(tag), request), from: session)
    }

    /// Begins a file or goes on with it.
    @discardableResult
    mutating func put(
        _ name: String, size: UInt64? = nil, into room: RoomNumber = RoomNumber(1), nonce: Nonce, tag: UInt32 = 20,
        from session: SessionID
    ) throws -> [HubEffect] {
        let offer = FileOffer(name: try FileName(name), size: size, shape: .file, kind: .text)
        return ask(.put(room, nonce, offer), tag: tag, from: session)
    }

    /// Puts a whole file of one slice.
    @discardableResult
    mutating func share(
        _ name: String, _ bytes: [UInt8], into room: RoomNumber = RoomNumber(1), nonce: Nonce? = nil,
        from session: SessionID
    ) throws -> [HubEffect] {
        try put(name, into: room, nonce: nonce ?? freshNonce(), from: session)
            + (bytes.isEmpty ? [] : ask(.slice(offset: 0, bytes), from: session))
            + ask(.finish(Tag(20), size: UInt64(bytes.count), SimulatedFiles.id(of: bytes)), tag: 21, from: session)
    }
}

extension [HubEffect] {
    /// What one session is told of files, in order.
    func files(to session: SessionID) -> [FileAnswer] {
        answers(to: session).compactMap { if case .file(_, let answer) = $0 { answer } else { nil } }
    }

    /// The files that a room is shown.
    func shared(in room: RoomNumber = RoomNumber(1)) -> [SharedFile] {
        published(in: room).compactMap { event in
            guard case .entry(let entry) = event, case .file(let file) = entry.body else { return nil }
            return file
        }
    }

    /// The places that one session is told as acknowledgements.
    func accepted(to session: SessionID) -> [Seq] {
        answers(to: session).compactMap { if case .accepted(_, let seq) = $0 { seq } else { nil } }
    }

    /// What is to be done about files.
    var tasks: [FileTask] { compactMap { if case .file(_, let task) = $0 { task } else { nil } } }

    var tickets: [FileTicket] { compactMap { if case .file(let ticket, _) = $0 { ticket } else { nil } } }

    /// What is let go.
    var releases: [FileRelease] { compactMap { if case .letGo(let release) = $0 { release } else { nil } } }

    /// The names of the files of lists that one session is given.
    func listed(to session: SessionID) -> [[String]] {
        files(to: session).compactMap {
            if case .listed(let list) = $0 { list.entries.map(\.file.name.text) } else { nil }
        }
    }
}
