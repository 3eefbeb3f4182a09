import ChatModel

/// The hub's own number for an upload.
struct UploadNumber: Hashable, Comparable, Sendable {
    let value: UInt64

    static func < (left: UploadNumber, right: UploadNumber) -> Bool { left.value < right.value }
}

/// A file on its way into a room.
struct Upload: Sendable {
    /// How far it has come.
    enum Stage: Hashable, Sendable {
        /// The journal is asked whether it is there already.
        case asking
        /// The store opens what there is of it.
        case placing
        /// Slices may come.
        case open
        /// Something was not written: nothing more is taken until it is put again.
        case broken(FileFailure)
        /// All of it was sent, and some of it is not written yet.
        case settling(Ending)
        /// The store makes a content of it, once nothing removes that one.
        case finishing(Ending)
        /// The content is there; the journal did not take the entry, or does so now.
        case whole(Ending)
        case journaling(Ending)
    }

    /// What its sender says that it is, and who waits for the answer.
    struct Ending: Hashable, Sendable {
        let tag: Tag
        let size: UInt64
        let id: FileID
    }

    let number: UploadNumber
    let user: UserNumber
    let name: HalfName
    let room: RoomNumber
    let offer: FileOffer
    /// Who puts it; nil when they are gone while it is finished.
    var session: SessionID?
    /// The tag of its put, which its slices have.
    var tag: Tag
    var stage = Stage.asking
    /// Where the next slice begins.
    var end: UInt64 = 0
    /// What the store has.
    var taken: UInt64 = 0
    /// What its sender was told last that the store has.
    var told: UInt64 = 0
    /// Since when only its entry is missing.
    var wholeSince = Monotonic(milliseconds: 0)

    init(
        number: UploadNumber, user: UserNumber, name: HalfName, room: RoomNumber, offer: FileOffer, session: SessionID,
        tag: Tag
    ) {
        self.number = number
        self.user = user
        self.name = name
        self.room = room
        self.offer = offer
        self.session = session
        self.tag = tag
    }

    /// Whether it goes on although its sender is gone.
    var isEnding: Bool {
        switch stage {
        case .finishing, .journaling: true
        case .asking, .placing, .open, .broken, .settling, .whole: false
        }
    }

    /// Whether the store has it open, or may have again if it can't be finished.
    var isHalf: Bool {
        switch stage {
        case .placing, .open, .broken, .settling, .finishing: true
        case .asking, .whole, .journaling: false
        }
    }

    /// The content that must stay on the disk for it.
    var held: FileID? {
        switch stage {
        case .finishing(let ending), .whole(let ending), .journaling(let ending): ending.id
        case .asking, .placing, .open, .broken, .settling: nil
        }
    }

    /// Whether only its entry is missing.
    var isWhole: Bool { if case .whole = stage { true } else { false } }

    /// Whether its entry is on its way into the journal.
    var isJournaling: Bool { if case .journaling = stage { true } else { false } }

    /// The tag under which its sender waits for it: that of its finish, or of its put.
    var waitingTag: Tag {
        switch stage {
        case .settling(let ending), .finishing(let ending), .journaling(let ending): ending.tag
        case .asking, .placing, .open, .broken, .whole: tag
        }
    }

    /// What its entry says.
    func file(_ ending: Ending) -> SharedFile {
        SharedFile(name: offer.name, size: ending.size, shape: offer.shape, kind: offer.kind, id: ending.id)
    }
}

/// The files that are put.
struct UploadTable: Sendable {
    private var byNumber: [UploadNumber: Upload] = [:]
    private var byName: [HalfName: UploadNumber] = [:]
    private var byTag: [SessionID: [Tag: UploadNumber]] = [:]
    private var counts: [UserNumber: Int] = [:]
    private var next: UInt64 = 1

    var count: Int { byNumber.count }

    /// How many of somebody are under way.
    func count(of user: UserNumber) -> Int { counts[user] ?? 0 }

    /// How many a session puts.
    func count(of session: SessionID) -> Int { byTag[session]?.count ?? 0 }

    subscript(number: UploadNumber) -> Upload? { byNumber[number] }

    subscript(name: HalfName) -> Upload? { byName[name].flatMap { byNumber[$0] } }

    subscript(session: SessionID, tag: Tag) -> Upload? { byTag[session]?[tag].flatMap { byNumber[$0] } }

    /// Those that are so, in the order in which they began.
    func all(_ isWanted: (Upload) -> Bool) -> [Upload] {
        byNumber.values.filter(isWanted).sorted { $0.number < $1.number }
    }

    /// Takes one in.
    mutating func add(_ make: (UploadNumber) -> Upload) -> Upload {
        let upload = make(UploadNumber(value: next))
        next += 1
        byNumber[upload.number] = upload
        byName[upload.name] = upload.number
        if let session = upload.session { byTag[session, default: [:]][upload.tag] = upload.number }
        counts[upload.user, default: 0] += 1
        return upload
    }

    mutating func note(_ number: UploadNumber, _ change: (inout Upload) -> Void) {
        guard var upload = byNumber[number] else { return }
        change(&upload)
        byNumber[number] = upload
    }

    /// Another connection of its user waits for it from now on, or (nil) nobody.
    mutating func hand(_ number: UploadNumber, to session: SessionID?, _ tag: Tag) {
        guard let upload = byNumber[number] else { return }
        forget(upload)
        if let session { byTag[session, default: [:]][tag] = number }
        note(number) { ($0.session, $0.tag) = (session, tag) }
    }

    /// Takes one out.
    mutating func remove(_ number: UploadNumber) {
        guard let upload = byNumber.removeValue(forKey: number) else { return }
        forget(upload)
        if byName[upload.name] == number { byName[upload.name] = nil }
        let left = count(of: upload.user) - 1
        counts[upload.user] = left > 0 ? left : nil
    }

    private mutating func forget(_ upload: Upload) {
        guard let session = upload.session, byTag[session]?[upload.tag] == upload.number else { return }
        byTag[session]?[upload.tag] = nil
        if byTag[session]?.isEmpty == true { byTag[session] = nil }
    }
}
