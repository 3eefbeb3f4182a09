import ChatModel

/// A file that somebody reads, or is about to.
struct OpenFile: Sendable {
    let number: FileNumber
    let user: UserNumber
    let session: SessionID
    /// The tag of its open, by which it is read.
    let tag: Tag
    let file: FileRef
    /// What it is called; the name of its entry once the journal has told it.
    var name: FileName?
    /// What its content is called; nil for a shared file.
    var id: FileID?
    /// Whether it can be read.
    var isOpen = false
    /// Bytes that were asked for and not given yet.
    var asked = 0
    /// How often digests were asked for and not given yet.
    var digesting = 0

    init(number: FileNumber, user: UserNumber, session: SessionID, tag: Tag, file: FileRef) {
        self.number = number
        self.user = user
        self.session = session
        self.tag = tag
        self.file = file
    }

    /// The room in which it stands; nil for a shared file.
    var room: RoomNumber? { if case .entry(let room, _) = file { room } else { nil } }
}

/// The files that are read.
struct OpenFileTable: Sendable {
    private var byNumber: [FileNumber: OpenFile] = [:]
    private var byTag: [SessionID: [Tag: FileNumber]] = [:]
    private var counts: [UserNumber: Int] = [:]
    private var next: UInt64 = 1

    var count: Int { byNumber.count }

    /// How many somebody has open.
    func count(of user: UserNumber) -> Int { counts[user] ?? 0 }

    /// How many a session has open.
    func count(of session: SessionID) -> Int { byTag[session]?.count ?? 0 }

    subscript(number: FileNumber) -> OpenFile? { byNumber[number] }

    subscript(session: SessionID, tag: Tag) -> OpenFile? { byTag[session]?[tag].flatMap { byNumber[$0] } }

    /// Those that are so, in the order in which they were opened.
    func all(_ isWanted: (OpenFile) -> Bool) -> [OpenFile] {
        byNumber.values.filter(isWanted).sorted { $0.number < $1.number }
    }

    /// Takes one in.
    mutating func add(_ make: (FileNumber) -> OpenFile) -> OpenFile {
        let file = make(FileNumber(next))
        next += 1
        byNumber[file.number] = file
        byTag[file.session, default: [:]][file.tag] = file.number
        counts[file.user, default: 0] += 1
        return file
    }

    mutating func note(_ number: FileNumber, _ change: (inout OpenFile) -> Void) {
        guard var file = byNumber[number] else { return }
        change(&file)
        byNumber[number] = file
    }

    /// Takes one out.
    mutating func remove(_ number: FileNumber) {
        guard let file = byNumber.removeValue(forKey: number) else { return }
        byTag[file.session]?[file.tag] = nil
        if byTag[file.session]?.isEmpty == true { byTag[file.session] = nil }
        let left = count(of: file.user) - 1
        counts[file.user] = left > 0 ? left : nil
    }
}
