import ChatModel

@testable import ClientCore

/// A client with the loop around it: remembers the effects, moves the clock, and plays simple hubs by hand.
struct Rig {
    var client: Client
    var effects: [ClientEffect] = []
    var time: UInt64 = 1_000

    init(seed: UInt64 = 1, _ prepare: (inout Started) -> Void = { _ in }) {
        client = Client(random: Chance(state: seed))
        var started = Started()
        started.nick = you.nick
        prepare(&started)
        apply(.started(started))
    }

    static let hub = hubID(200)
    static let address = HubAddress.tcp(host: "10.0.0.1", port: 24822, plain: false)

    @discardableResult
    mutating func apply(_ event: ClientEvent) -> [ClientEffect] {
        let new = client.apply(event, at: moment(time))
        effects += new
        return new
    }

    @discardableResult
    mutating func user(_ action: UserAction) -> [ClientEffect] { apply(.user(action)) }

    @discardableResult
    mutating func type(_ text: String) -> [ClientEffect] { user(.submit(text)) }

    @discardableResult
    mutating func answer(_ answer: Answer) -> [ClientEffect] { apply(.answer(link, answer)) }

    @discardableResult
    mutating func event(_ event: RoomEvent, in room: UInt32 = 10) -> [ClientEffect] {
        answer(.event(RoomNumber(room), event))
    }

    @discardableResult
    mutating func wait(_ milliseconds: UInt64) -> [ClientEffect] {
        time += milliseconds
        return apply(.tick)
    }

    /// The link of the last connection that was asked for.
    var link: Link {
        effects.reversed().compactMap { if case .connect(let plan) = $0 { plan.link } else { nil } }.first ?? Link(0)
    }

    var hub: HubState { client.hubs[.hub(Self.hub)] ?? HubState(.hub(Self.hub)) }

    func conversation(_ key: ConversationKey) -> Conversation? { hub.conversations[key] }

    var lobby: Conversation { hub.conversations[.room(.lobby)] ?? Conversation(room: .lobby) }

    /// Requests among effects.
    static func requests(_ effects: [ClientEffect]) -> [Request] {
        effects.compactMap { if case .send(_, let request) = $0 { request } else { nil } }
    }

    var requests: [Request] { Self.requests(effects) }

    var posts: [Post] { requests.compactMap { if case .post(let post) = $0 { post } else { nil } } }

    /// The tag of the last request that fits.
    func lastTag(_ fits: (Request) -> Tag?) -> Tag { requests.reversed().compactMap(fits).first ?? Tag(0) }

    var lastJoin: Tag {
        lastTag { if case .join(let tag, _, _) = $0 { tag } else { nil } }
    }

    var lastDirect: Tag {
        lastTag { if case .direct(let tag, _, _) = $0 { tag } else { nil } }
    }

    /// The notices of the shown conversation.
    var notices: [Notice] {
        (hub.shown?.timeline.items ?? []).compactMap {
            if case .notice(let notice, _) = $0.content { notice } else { nil }
        }
    }

    /// Asks for the hub and plays its welcome.
    mutating func welcome(as person: Person = you, credit: UInt32 = 256, knowsPins: Bool = true) {
        if client.shownHub == nil { user(.picker(.address("10.0.0.1"))) }
        let welcome = Welcome(you: person, time: HubTime(milliseconds: 2_000_000), credit: credit, people: 3)
        let opened = Opened(
            hub: Self.hub, name: hubName("lab"), address: Self.address, welcome: welcome, knowsPins: knowsPins)
        apply(.connection(link, .opened(opened)))
    }

    /// Plays the answer to a join.
    @discardableResult
    mutating func joined(
        _ tag: Tag? = nil, _ name: RoomName = .lobby, number: UInt32 = 10, resume: Joined.Resume = .fresh,
        head: UInt64? = nil, _ history: [Entry] = [], people: [Person] = [you, ann, bob],
        amendments: [Amendment] = [], floor: UInt64 = 0, mark: UInt64 = 0, unread: Unread = .none
    ) -> [ClientEffect] {
        answer(
            .joined(
                Joined(
                    tag: tag ?? lastJoin, room: RoomNumber(number), kind: .named(name), partner: nil, topic: .none,
                    resume: resume, head: head.map { Seq($0) } ?? history.last?.seq ?? .zero, history: history,
                    authors: [ann, bob], roster: rosterOf(people), amendments: amendments, floor: Seq(floor),
                    mark: Seq(mark), unread: unread)))
    }

    @discardableResult
    mutating func joinedDirectly(
        _ tag: Tag, with partner: Person, number: UInt32 = 20, _ history: [Entry] = [], mark: UInt64 = 0
    ) -> [ClientEffect] {
        answer(
            .joined(
                Joined(
                    tag: tag, room: RoomNumber(number), kind: .direct(DirectPair(you.id, partner.id)),
                    partner: partner, topic: .none, resume: .fresh, head: history.last?.seq ?? .zero,
                    history: history, authors: [partner, you], roster: rosterOf([you, partner]), mark: Seq(mark))))
    }

    /// A rig in the lobby of a hub.
    static func inLobby(_ history: [Entry] = [], credit: UInt32 = 256) -> Rig {
        var rig = Rig()
        rig.welcome(credit: credit)
        rig.joined(nil, .lobby, history)
        return rig
    }

    mutating func lose(_ reason: LossReason = .lost) { apply(.connection(link, .ended(reason))) }

    /// Loses the connection and gets it back, up to the welcome.
    mutating func reconnect() {
        lose()
        wait(60_000)
        welcome()
    }

    var seqs: [UInt64] { lobby.timeline.items.compactMap { $0.entry?.seq.value } }
}
