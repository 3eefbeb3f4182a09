import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A client with a person at its keys and a hub at its other end, both played by the test.
struct Scene {
    var client: Client
    var interface = Interface()
    var size: Size
    var around = Sample.around
    private(set) var effects: [ClientEffect] = []
    /// What the last key or event asked for.
    private(set) var latest: [ClientEffect] = []
    /// What the screen asked of the world.
    private(set) var errands: [Interface.Errand] = []
    private(set) var redraws = 0
    private(set) var suspensions = 0
    /// The text that the person's editor was asked to open last.
    private(set) var lent: (draft: Interface.Draft, text: String)?
    private(set) var wall = Sample.time(14, 7)
    private var monotonic: UInt64 = 1_000_000
    private var seqs: [UInt32: UInt64] = [:]

    init(_ columns: Int, _ rows: Int, seed: UInt64 = 1) {
        client = Client(random: SeededRandom(seed: seed))
        size = Size(columns: columns, rows: rows)
    }

    // MARK: The world

    var now: Now { Now(monotonic: Monotonic(milliseconds: monotonic), wall: wall) }

    mutating func pass(_ milliseconds: UInt64) {
        monotonic += milliseconds
        wall = HubTime(milliseconds: wall.milliseconds + milliseconds)
        apply(.tick)
    }

    mutating func apply(_ event: ClientEvent) {
        latest = perform(event)
        for action in interface.settle(in: client, size: size, around: around) { latest += perform(.user(action)) }
    }

    /// Gives an event to the client, and does what it asks of the screen.
    private mutating func perform(_ event: ClientEvent) -> [ClientEffect] {
        let asked = client.apply(event, at: now)
        effects += asked
        var following: [ClientEffect] = []
        for effect in asked {
            switch effect {
            case .clearComposer: interface.taken(by: client)
            case .compose(let text): interface.compose(text, in: client)
            case .screen(let order):
                for errand in interface.carryOut(order, around: &around) {
                    errands.append(errand)
                    if case .tell(let notice) = errand { following += perform(.screen(notice)) }
                    guard case .history(let count) = errand else { continue }
                    let actions = interface.turnBack(count, in: client, size: size, around: around)
                    for action in actions { following += perform(.user(action)) }
                }
            case .reveal(let reveal):
                let actions = interface.reveal(reveal, in: client, size: size, around: around)
                for action in actions { following += perform(.user(action)) }
            default: break
            }
        }
        return asked + following
    }

    mutating func start(nick: String? = "dana", _ change: (inout Started) throws -> Void = { _ in }) throws {
        var started = Started()
        started.nick = try nick.map { try Nick($0) }
        try change(&started)
        apply(.started(started))
    }

    /// A beacon of a hub comes in.
    mutating func hear(
        _ byte: UInt8, _ name: String, people: UInt32 = 4, roundTrip: Double? = 3, flags: Beacon.Flags = []
    ) throws {
        let beacon = Beacon(
            hubKey: [], freshness: Freshness(start: 1, counter: monotonic), name: try HubName(name), port: 24822,
            pingPort: 24822, people: people, flags: flags, clock: wall, token: 0)
        apply(
            .sighting(
                Sighting(hub: try Sample.hub(byte), beacon: beacon, address: Sample.address, roundTrip: roundTrip)))
    }

    // MARK: The hub

    /// The connection that was asked for last.
    var link: Link? {
        effects.reversed().lazy.compactMap { if case .connect(let plan) = $0 { plan.link } else { nil } }.first
    }

    /// The last request of a kind.
    func request<Value>(_ pick: (Request) -> Value?) -> Value? {
        for case .send(_, let request) in effects.reversed() {
            if let value = pick(request) { return value }
        }
        return nil
    }

    mutating func connection(_ event: ConnectionEvent) throws { apply(.connection(try #require(link), event)) }

    mutating func answer(_ answer: Answer) throws { apply(.answer(try #require(link), answer)) }

    /// Starts, connects to the hub `lab` and is welcomed as `dana`, number 1.
    mutating func connect(hub: String = "lab") throws {
        try start { $0.target = HubReference(Sample.address) }
        try welcome(hub: hub)
        try pong(milliseconds: 3)
    }

    mutating func welcome(hub: String = "lab") throws {
        let welcome = Welcome(you: try Sample.person(1, "dana"), time: wall, credit: 256, people: 12)
        try connection(
            .opened(Opened(hub: try Sample.hub(1), name: try HubName(hub), address: Sample.address, welcome: welcome)))
    }

    /// The measured way there and back.
    mutating func pong(milliseconds: UInt64) throws {
        let (tag, payload) = try #require(
            request { if case .ping(let tag, let text) = $0 { (tag, text) } else { nil } })
        monotonic += milliseconds
        try answer(.pong(tag, payload, wall))
    }

    /// The room that was asked for last is entered.
    mutating func joined(
        _ number: UInt32 = 1, topic: String = "", members: [Member]? = nil, count: UInt32? = nil,
        history: [Entry] = [], more: Bool = false, authors: [Person] = [], resume: Joined.Resume = .fresh,
        head: UInt64? = nil, floor: UInt64 = 0, mark: UInt64 = 0, unread: UInt32 = 0, named wanted: String? = nil
    ) throws {
        let (tag, name) = try #require(
            request {
                if case .join(let tag, let name, _) = $0, wanted == nil || wanted == name.written {
                    (tag, name)
                } else {
                    nil
                }
            })
        let people = try members ?? [Sample.member(1, "dana")]
        seqs[number] = head ?? history.last?.seq.value ?? 0
        try answer(
            .joined(
                Joined(
                    tag: tag, room: RoomNumber(number), kind: .named(name), partner: nil, topic: try Topic(topic),
                    resume: resume, head: Seq(seqs[number] ?? 0), history: history, authors: authors,
                    roster: RosterPage(members: people, count: count ?? UInt32(people.count), more: false),
                    floor: Seq(floor), mark: Seq(mark), unread: Unread(messages: unread, mentions: 0))))
    }

    /// A person opens a direct conversation, and says something.
    mutating func direct(_ number: UInt32, from partner: Person, isHere: Bool = true, texts: [String] = []) throws {
        let history = try texts.map { try entry(in: number, by: partner.number.value, $0) }
        let you = try Sample.person(1, "dana")
        let members = [Member(person: you, away: nil)] + (isHere ? [Member(person: partner, away: nil)] : [])
        try answer(
            .joined(
                Joined(
                    tag: .unasked, room: RoomNumber(number), kind: .direct(DirectPair(you.id, partner.id)),
                    partner: partner, topic: .none, resume: .fresh, head: history.last?.seq ?? .zero, history: history,
                    authors: [partner], roster: RosterPage(members: members, count: 2, more: false))))
    }

    /// The next entry of a room.
    mutating func entry(
        in room: UInt32 = 1, by author: UInt32, _ text: String, at time: HubTime? = nil, nonce: UInt64? = nil
    ) throws -> Entry {
        try entry(in: room, by: author, body: .text(MessageText(text)), at: time, nonce: nonce)
    }

    mutating func entry(
        in room: UInt32 = 1, by author: UInt32, body: Entry.Body, at time: HubTime? = nil, nonce: UInt64? = nil
    ) throws -> Entry {
        let seq = (seqs[room] ?? 0) + 1
        seqs[room] = seq
        return Entry(
            seq: Seq(seq), time: time ?? wall, author: UserNumber(author),
            nonce: Nonce(nonce ?? UInt64(room) << 32 | seq), body: body)
    }

    /// Somebody says something in a room.
    mutating func say(_ author: UInt32, _ text: String, in room: UInt32 = 1, at time: HubTime? = nil) throws {
        try answer(.event(RoomNumber(room), .entry(entry(in: room, by: author, text, at: time))))
    }

    mutating func event(_ event: RoomEvent, in room: UInt32 = 1) throws {
        try answer(.event(RoomNumber(room), event))
    }

    /// The last post's line comes back from the journal.
    mutating func publishPost() throws {
        let post = try #require(request { if case .post(let post) = $0 { post } else { nil } })
        try event(
            .entry(entry(in: post.room.value, by: 1, body: post.body, nonce: post.nonce.value)), in: post.room.value)
    }

    // MARK: The person

    mutating func press(_ keys: Key...) { for key in keys { press(key) } }

    mutating func press(_ key: Key) {
        var asked: [ClientEffect] = []
        for outcome in interface.handle(key, in: client, size: size, around: around) {
            switch outcome {
            case .action(let action):
                apply(.user(action))
                asked += latest
            case .redraw: redraws += 1
            case .suspend: suspensions += 1
            case .edit(let draft, let text): lent = (draft, text)
            }
        }
        for action in interface.settle(in: client, size: size, around: around) { asked += perform(.user(action)) }
        latest = asked
    }

    mutating func type(_ text: String) { for character in text { press(.character(character)) } }

    mutating func submit(_ text: String) {
        type(text)
        press(.enter)
    }

    /// The terminal has another size now.
    mutating func resize(_ columns: Int, _ rows: Int) {
        size = Size(columns: columns, rows: rows)
        press(.resize(size))
    }

    // MARK: The screen

    func draw() -> Grid { render(client, interface, in: size, around: around) }

    func draw(_ columns: Int, _ rows: Int) -> Grid {
        render(client, interface, in: Size(columns: columns, rows: rows), around: around)
    }

    /// The screen after the terminal was made this large.
    func drawn(at size: Size) -> Grid {
        var scene = self
        scene.resize(size.columns, size.rows)
        return scene.draw()
    }

    /// What is written in the shown composer.
    var composed: String { interface.composer(for: client).text }
}
