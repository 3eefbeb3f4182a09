import ChatModel

@testable import HubCore

/// Random events for a hub with narrow limits, and what must hold after each of them.
struct Walk {
    var bench: Bench
    var random: SeededGenerator
    private let nicks: [Nick]
    private let names: [RoomName]
    private let body: Entry.Body
    private let users: [UserID]
    var greeting: [SessionID] = []
    var open: [SessionID: UserNumber] = [:]
    /// Connections that the hub knows and was not told to end.
    var live: Set<SessionID> = []
    /// Told to end, or cut: waits for the driver's close.
    var ending: Set<SessionID> = []
    /// The connection whose close the hub is just told: it may take its cursors away.
    var closing: SessionID?
    var authors: [SessionID: Author] = [:]
    var shadows: [RoomNumber: RoomShadow] = [:]
    var flight: JournalBatch?
    var inFlight: [(session: SessionID, nonce: Nonce)] = []
    var loads: [(ticket: LoadTicket, query: JournalQuery)] = []
    var delayed: Set<SessionID> = []
    var isHeld = false
    var isStopped = false
    var complaints: [String] = []
    private var nextSession: UInt64 = 1
    private var nextNonce: UInt64 = 1

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        bench = Bench { limits in
            limits.credit = 5
            limits.batchEntries = 8
            limits.quietRoom = 3
            limits.sessions = 14
            limits.handshakesUnderWay = 4
            limits.roomsPerSession = 4
            limits.rooms = 12
            limits.loadsPerSession = 2
            limits.people = 9
            limits.postsPerSecond = 20
            limits.postBurst = 20
            limits.pageEntries = 3
        }
        nicks = try ["ann", "Ann", "bob", "cid", "dora", "eve", "ann-2"].map { try Nick($0) }
        names = try ["lobby", "two", "three", "four", "five"].map { try RoomName($0) }
        body = .text(try MessageText("hello"))
        users = try (1...10).map { UserID(try unwrap(Digest([UInt8](repeating: UInt8($0), count: 32)))) }
    }

    /// One random event, and what the hub makes of it.
    mutating func step() {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<3: connect()
        case 3..<7: enter()
        case 7: close(live)
        case 8..<12: close(ending)
        case 12..<20: finishStore(failing: random.chance(8))
        case 20..<28: finishLoad(failing: random.chance(10))
        case 28..<36: hand(.turnEnded)
        case 36..<40: tick()
        default: speak()
        }
    }

    private mutating func connect() {
        let id = SessionID(nextSession)
        nextSession += 1
        live.insert(id)
        greeting.append(id)
        hand(.connected(id, from: PeerAddress("here")))
    }

    private mutating func enter() {
        guard let id = random.pick(greeting), let user = random.pick(users), let nick = random.pick(nicks) else {
            return
        }
        greeting.removeAll { $0 == id }
        hand(.entered(id, user, nick, random.chance(3) ? .visitor : .member))
    }

    private mutating func close(_ candidates: Set<SessionID>) {
        guard let id = random.pick(candidates.sorted()) else { return }
        closing = id
        forget(id)
        hand(.closed(id))
        closing = nil
    }

    private mutating func forget(_ id: SessionID) {
        live.remove(id)
        ending.remove(id)
        greeting.removeAll { $0 == id }
        open[id] = nil
        authors[id] = nil
        delayed.remove(id)
    }

    mutating func finishStore(failing: Bool) {
        guard let batch = flight else { return }
        flight = nil
        bench.failure = failing ? (random.chance(2) ? .full : .failed) : nil
        hand(.stored(bench.result(of: batch)))
    }

    mutating func finishLoad(failing: Bool) {
        guard let index = loads.indices.randomElement(using: &random) else { return }
        let (ticket, query) = loads.remove(at: index)
        hand(.loaded(ticket, failing ? nil : bench.journal.read(query)))
    }

    mutating func tick() {
        bench.wait(.random(in: 1...2_500, using: &random))
        hand(.tick)
    }

    private mutating func speak() {
        let readable = isHeld ? [] : open.keys.filter { !delayed.contains($0) }.sorted()
        guard let id = random.pick(readable), let request = request(of: id) else { return }
        hand(.received(id, request))
    }

    private mutating func request(of id: SessionID) -> Request? {
        let joined = bench.hub.sessions[id]?.rooms.sorted() ?? []
        let room = random.pick(joined) ?? RoomNumber(.random(in: 1...12, using: &random))
        guard let nick = random.pick(nicks), let name = random.pick(names) else { return nil }
        switch Int.random(in: 0..<80, using: &random) {
        case 0..<40: return post(from: id, in: room)
        case 40..<53: return .join(Tag(1), name, resume: random.chance(3) ? token(of: name) : nil)
        case 53..<57: return .leave(Tag(1), room)
        case 57..<61: return .direct(Tag(1), .nick(nick), resume: nil)
        case 61..<64: return .nick(Tag(1), nick)
        case 64..<68: return .away(Tag(1), random.chance(2) ? nil : try? AwayText("tea"))
        case 68: return .history(Tag(1), room, .before(nil, limit: 2))
        case 69: return .roster(Tag(1), room, after: nil)
        case 70: return .whois(Tag(1), nick)
        case 71: return .goodbye
        default: return .heartbeat
        }
    }

    private mutating func token(of name: RoomName) -> ResumeToken? {
        bench.hub.rooms.number(of: .named(name)).flatMap { bench.journal.entries[$0]?.last }.map { ResumeToken($0) }
    }

    private mutating func post(from id: SessionID, in room: RoomNumber) -> Request? {
        if random.chance(6), let nonce = random.pick(authors[id]?.nonces ?? []) {
            return authors[id]?.retry(nonce).map(Request.post)
        }
        nextNonce += 1
        let fresh = Post(room: room, nonce: Nonce(nextNonce), attempt: 0, body: body)
        return (authors[id]?.send(fresh)).map(Request.post)
    }

    private mutating func hand(_ event: HubEvent) {
        for effect in bench.apply(event) { perform(effect) }
        check()
    }

    /// Lets everything come to rest.
    mutating func drain() {
        while flight != nil || !loads.isEmpty || !bench.hub.journal.isIdle {
            finishStore(failing: false)
            finishLoad(failing: false)
            hand(.turnEnded)
        }
    }

    mutating func stop() { hand(.stop) }
}
