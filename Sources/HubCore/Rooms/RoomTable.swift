import ChatModel

/// Every room of the hub, by number, name and pair of users, and which rooms show each user.
struct RoomTable: Sendable {
    private var byNumber: [RoomNumber: Room] = [:]
    private var byName: [Fold: RoomNumber] = [:]
    private var names = Ordered<Fold>()
    private var byPair: [DirectPair: RoomNumber] = [:]
    private var pairs: [RoomNumber: DirectPair] = [:]
    private var directs: [UserID: Set<RoomNumber>] = [:]
    private var byUser: [UserNumber: Set<RoomNumber>] = [:]
    private var next: UInt32 = 1
    private var unsaved: [RoomRecord] = []
    /// Large rooms with comings and goings to tell.
    private var restless: Set<RoomNumber> = []
    /// Rooms that not everybody may read from their beginning.
    private(set) var reserved: Set<RoomNumber> = []

    init(_ known: [RoomState]) {
        for state in known {
            insert(state.record.number, Room(state))
        }
        next = (known.map(\.record.number.value).max() ?? 0) &+ 1
    }

    var count: Int { byNumber.count }

    subscript(number: RoomNumber) -> Room? {
        get { byNumber[number] }
        _modify { yield &byNumber[number] }
    }

    /// Makes a room; nil when the limit is reached.
    mutating func add(_ kind: RoomKind, limit: Int) -> RoomNumber? {
        guard count < limit else { return nil }
        let number = RoomNumber(next)
        next &+= 1
        let record = RoomRecord(number: number, kind: kind)
        insert(number, Room(RoomState(record: record, topic: .none, head: .zero)))
        unsaved.append(record)
        return number
    }

    /// The room's number; nil if there is none yet.
    func number(of kind: RoomKind) -> RoomNumber? {
        switch kind {
        case .named(let name): byName[name.fold]
        case .direct(let pair): byPair[pair]
        }
    }

    /// The users of a direct room; nil for a named one.
    func pair(of number: RoomNumber) -> DirectPair? { pairs[number] }

    /// Gives a room another mode.
    mutating func set(_ mode: RoomMode, of number: RoomNumber) {
        byNumber[number]?.set(mode)
        note(mode, of: number)
    }

    private mutating func note(_ mode: RoomMode, of number: RoomNumber) {
        if mode.isInviteOnly || mode.history != .all { reserved.insert(number) } else { reserved.remove(number) }
    }

    private mutating func insert(_ number: RoomNumber, _ room: Room) {
        byNumber[number] = room
        note(room.mode, of: number)
        switch room.kind {
        case .named(let name):
            byName[name.fold] = number
            names.insert(name.fold)
        case .direct(let pair):
            byPair[pair] = number
            pairs[number] = pair
            directs[pair.low, default: []].insert(number)
            directs[pair.high, default: []].insert(number)
        }
    }

    /// The direct rooms of a user, in order of number.
    func directRooms(of user: UserID) -> [RoomNumber] { (directs[user] ?? []).sorted() }

    /// The rooms in whose rosters a user stands, in order of number.
    func rooms(of user: UserNumber) -> [RoomNumber] { (byUser[user] ?? []).sorted() }

    /// Whether a user stands in any roster.
    func shows(_ user: UserNumber) -> Bool { byUser[user] != nil }

    mutating func stand(_ user: UserNumber, in room: RoomNumber) { byUser[user, default: []].insert(room) }

    mutating func unstand(_ user: UserNumber, in room: RoomNumber) {
        byUser[user]?.remove(room)
        if byUser[user]?.isEmpty == true { byUser[user] = nil }
    }

    /// Marks a large room that has something to tell.
    mutating func mark(_ room: RoomNumber) { restless.insert(room) }

    mutating func unmark(_ room: RoomNumber) { restless.remove(room) }

    /// The large rooms with something to tell, in order of number.
    var withNews: [RoomNumber] { restless.sorted() }

    /// The numbers of the named rooms after a name, in order of name.
    func named(after name: RoomName?) -> some Collection<RoomNumber> {
        names.after(name?.fold).lazy.compactMap { byName[$0] }
    }

    var hasUnsaved: Bool { !unsaved.isEmpty }

    /// Takes the rooms whose rows are to be written.
    mutating func takeUnsaved() -> [RoomRecord] {
        defer { unsaved = [] }
        return unsaved
    }

    /// Puts back rooms whose rows could not be written.
    mutating func markUnsaved(_ rooms: [RoomRecord]) { unsaved = rooms + unsaved }
}
