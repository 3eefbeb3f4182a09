import ChatModel

/// All that a hub has under way about files.
struct FileDesk: Sendable {
    /// Who waits for what.
    enum Wait: Hashable, Sendable {
        /// The journal looks whether an upload is there already.
        case asking(UploadNumber)
        case placing(UploadNumber)
        case append(UploadNumber)
        case finish(UploadNumber)
        case drop(SessionID, Tag)
        case list(SessionID, Tag)
        case listShared(SessionID, Tag)
        /// The journal looks for the file of an entry.
        case seeking(FileNumber)
        case opening(FileNumber)
        case read(FileNumber, Tag, offset: UInt64, weight: Int)
        case digests(FileNumber, Tag, first: UInt64)
        case sweep
        case removal
        case nothing
    }

    /// Nil for a hub that has none and never had.
    let rules: FileRules?
    var uploads = UploadTable()
    var opened = OpenFileTable()
    var upkeep = FileUpkeep()
    private var waits: [FileTicket: Wait] = [:]
    /// Questions under way, by session.
    private var questions: [SessionID: Int] = [:]
    private var next: UInt64 = 1

    init(_ rules: FileRules?) { self.rules = rules }

    /// Whether files are taken and given.
    var isOn: Bool { rules?.isOn ?? false }

    /// Notes that somebody waits for something.
    mutating func add(_ wait: Wait) -> FileTicket {
        let ticket = FileTicket(next)
        next += 1
        waits[ticket] = wait
        if let session = wait.asker { questions[session, default: 0] += 1 }
        return ticket
    }

    /// What was waited for has come.
    mutating func take(_ ticket: FileTicket) -> Wait? {
        let wait = waits.removeValue(forKey: ticket)
        if let session = wait?.asker {
            let left = (questions[session] ?? 1) - 1
            questions[session] = left > 0 ? left : nil
        }
        return wait
    }

    /// How much is waited for.
    var waiting: Int { waits.count }

    /// How many questions of a session are under way.
    func questions(of session: SessionID) -> Int { questions[session] ?? 0 }

    /// Whether something is on its way into a room for which the hub's end has to wait.
    var isFinishing: Bool { !uploads.all(\.isEnding).isEmpty }

    /// The contents that must stay, though no entry speaks of them yet.
    var held: Set<FileID> { Set(uploads.all { $0.held != nil }.compactMap(\.held)) }
}

extension FileDesk.Wait {
    /// The session whose question it is, beside the files that it puts and reads.
    fileprivate var asker: SessionID? {
        switch self {
        case .drop(let session, _), .list(let session, _), .listShared(let session, _): session
        default: nil
        }
    }
}
