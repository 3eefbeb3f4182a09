import ChatModel

@testable import HubCore

/// A hub, a clock that is moved by hand, and a journal that answers when it is told to.
struct Bench {
    var hub: Hub
    var journal = SimulatedJournal()
    var files = SimulatedFiles()
    /// Set: what is to be done about files waits.
    var holdsFiles = false
    /// Set: the journal's transactions fail.
    var failure: StorageFailure?
    /// Set: the journal's reads fail.
    var readsFail = false
    /// Set: the journal's searches fail.
    var searchesFail = false
    private(set) var now = Now(
        monotonic: Monotonic(milliseconds: 1_000_000), wall: HubTime(milliseconds: 1_700_000_000_000))
    private var users: [String: UserID] = [:]
    private var sessionCount: UInt64 = 0
    private var nonceCount: UInt64 = 0

    init(
        _ change: (inout Limits) -> Void = { _ in }, state: JournalState = JournalState(people: [], rooms: []),
        retention: Retention = .keep, owners: Set<UserID> = [], commands: [HubCommand] = [],
        fileRules: FileRules? = nil, dayMessage: DayMessage? = nil
    ) {
        var limits = Limits()
        // Everybody comes from one address here.
        limits.perAddress = .ownMachine
        change(&limits)
        hub = Hub(
            limits: limits, state: state, retention: retention, owners: owners, commands: commands, files: fileRules,
            dayMessage: dayMessage)
    }

    /// Hands over one event and gives back what the hub decides, undone.
    mutating func apply(_ event: HubEvent) -> [HubEffect] { hub.apply(event, at: now) }

    /// Hands over one event, ends the turn, and lets the journal answer until nothing is open.
    @discardableResult
    mutating func run(_ event: HubEvent) -> [HubEffect] {
        var effects = apply(event)
        effects += apply(.turnEnded)
        return settle(effects)
    }

    /// Has the journal answer what these effects ask of it, and what follows from that.
    mutating func settle(_ effects: [HubEffect]) -> [HubEffect] {
        var all = effects
        var next = 0
        while next < all.count {
            switch all[next] {
            case .store(let batch): all += apply(.stored(result(of: batch)))
            case .load(let ticket, let query): all += apply(.loaded(ticket, readsFail ? nil : journal.read(query)))
            case .search(let ticket, let search): all += apply(.searched(ticket, outcome(of: search)))
            case .survey(let retention): all += apply(.surveyed(journal.survey(retention))) + apply(.turnEnded)
            case .expire(let expiry): journal.expire(expiry)
            case .file(let ticket, let task) where !holdsFiles:
                all += apply(.filed(ticket, files.perform(task, journal))) + apply(.turnEnded)
            case .letGo(let release): files.letGo(release)
            default: break
            }
            next += 1
        }
        return all
    }

    /// What the journal makes of a batch now.
    mutating func result(of batch: JournalBatch) -> BatchResult {
        failure.map(BatchResult.failed) ?? journal.perform(batch, at: now.wall)
    }

    /// What the journal finds now.
    func outcome(of search: JournalSearch) -> SearchOutcome { searchesFail ? .failed : journal.search(search) }

    @discardableResult
    mutating func receive(_ request: Request, from session: SessionID) -> [HubEffect] {
        run(.received(session, request))
    }

    /// Moves both clocks.
    mutating func wait(_ milliseconds: UInt64) {
        now = Now(
            monotonic: now.monotonic.advanced(by: milliseconds),
            wall: HubTime(milliseconds: now.wall.milliseconds + milliseconds))
    }

    /// Moves both clocks on by seconds, with a tick in each.
    @discardableResult
    mutating func pass(seconds: Int) -> [HubEffect] {
        var effects: [HubEffect] = []
        for _ in 0..<seconds {
            wait(1_000)
            effects += run(.tick)
        }
        return effects
    }

    /// A connection that has proven nothing yet.
    mutating func connect(from address: String = "10.0.0.1") -> (id: SessionID, effects: [HubEffect]) {
        sessionCount += 1
        let id = SessionID(sessionCount)
        return (id, run(.connected(id, from: PeerAddress(address))))
    }

    /// The key that goes with a name in these tests.
    mutating func user(_ name: String) throws -> UserID {
        if let known = users[name] { return known }
        let bytes = [UInt8](repeating: UInt8(users.count / 256), count: 31) + [UInt8(users.count % 256)]
        let user = UserID(try unwrap(Digest(bytes)))
        users[name] = user
        return user
    }

    /// Opens a session for the user of that name.
    mutating func enter(
        _ name: String, asking nick: String? = nil, as kind: SessionKind = .member
    ) throws -> (id: SessionID, effects: [HubEffect]) {
        let id = connect().id
        return (id, run(.entered(id, try user(name), try Nick(nick ?? name), kind)))
    }

    mutating func member(_ name: String) throws -> SessionID { try enter(name).id }

    mutating func visitor(_ name: String) throws -> SessionID { try enter(name, as: .visitor).id }

    /// Brings a session into a named room.
    @discardableResult
    mutating func join(
        _ session: SessionID, _ room: String = "lobby", resume: ResumeToken? = nil
    ) throws -> RoomNumber {
        let effects = receive(.join(Tag(1), try RoomName(room), resume: resume), from: session)
        return try unwrap(effects.joined(to: session).first).room
    }

    /// A post with a nonce of its own.
    mutating func post(_ text: String, in room: RoomNumber, attempt: UInt32 = 0) throws -> Post {
        post(.text(try MessageText(text)), in: room, attempt: attempt)
    }

    /// A post with a nonce of its own.
    mutating func post(_ body: Entry.Body, in room: RoomNumber, attempt: UInt32 = 0) -> Post {
        Post(room: room, nonce: freshNonce(), attempt: attempt, body: body)
    }

    mutating func freshNonce() -> Nonce {
        nonceCount += 1
        return Nonce(nonceCount)
    }

    /// Says something that the journal takes.
    @discardableResult
    mutating func say(_ text: String, in room: RoomNumber, from session: SessionID) throws -> [HubEffect] {
        receive(.post(try post(text, in: room)), from: session)
    }

    /// Opens a direct room with the person of that nick.
    mutating func direct(_ session: SessionID, with nick: String) throws -> RoomNumber {
        let effects = receive(.direct(Tag(1), .nick(try Nick(nick)), resume: nil), from: session)
        return try unwrap(effects.joined(to: session).first).room
    }

    /// The person of that nick.
    func person(_ nick: String) throws -> Person {
        let number = try unwrap(hub.people.owner(of: try Nick(nick)))
        return try unwrap(hub.people[number])
    }
}

/// What a test counted on is missing.
struct Missing: Error {}

/// The value, or an error that ends the test.
func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
