import AsyncAlgorithms
import ChatModel
import ClientCore
import Foundation
import Profile

/// The loop of one tortured client: the client decides as it does for a person; what it shows is sworn to before it
/// goes on.
struct Talker {
    /// What it was told to do last.
    private enum Goal {
        case wait
        case talk(isHurried: Bool)
        case quiet
        case explain
        case show([String: Seq])
    }

    private let errand: Errand
    private let links: ClientLinks
    private let outbox: OutboxLog
    private let say: (Reply) throws -> Void
    private var client = Client()
    private var poster: Poster
    private var record: Record
    private var goal = Goal.wait
    /// When the person says the next thing, and when they next look after their connection; by the client's clock.
    private var (nextSaying, nextCare) = (Monotonic(milliseconds: 0), Monotonic(milliseconds: 0))

    init(
        _ errand: Errand, links: ClientLinks, outbox: OutboxLog, poster: Poster, witness: Witness,
        say: @escaping (Reply) throws -> Void
    ) {
        (self.errand, self.links, self.outbox, self.poster, self.say) = (errand, links, outbox, poster, say)
        record = Record(witness)
    }

    /// Runs until nobody gives orders any more.
    mutating func run(_ events: AsyncChannel<TalkerEvent>) async throws {
        var started = errand.started
        started.posts = outbox.adopted
        try await apply(.started(started))
        for await event in events {
            switch event {
            case .client(let event):
                try await apply(event)
                if case .tick = event { try await live() }
            case .order(let order): obey(order)
            case .ended: return
            }
            try answer()
        }
    }

    /// - Parameter number: Of what is said by it.
    private mutating func apply(_ event: ClientEvent, saying number: UInt64? = nil) async throws {
        let before = client.tortured
        let effects = client.apply(event, at: FastClock.now())
        try record.note(event, number: number, before: before, after: client.tortured)
        for effect in effects { try await perform(effect) }
    }

    private func perform(_ effect: ClientEffect) async throws {
        switch effect {
        case .connect(let plan): await links.open(plan)
        case .close(let link): await links.close(link)
        case .send(let link, let request): await links.send(request, on: link)
        case .keep(let records):
            try outbox.write(records)
            try record.note(kept: records)
        default: break
        }
    }

    private mutating func obey(_ order: Order) {
        switch order {
        case .talk(let isHurried): goal = .talk(isHurried: isHurried)
        case .quiet: goal = .quiet
        case .show(let heads): goal = .show(heads)
        case .explain: goal = .explain
        }
    }

    /// What a person does by themselves: they look after the connection and the rooms, and say something.
    private mutating func live() async throws {
        let now = client.now.monotonic
        if now >= nextCare {
            nextCare = now.advanced(by: 250 * FastClock.speed)
            for action in cares() { try await apply(.user(action)) }
        }
        guard case .talk(let isHurried) = goal, now >= nextSaying else { return }
        nextSaying = now.advanced(by: isHurried ? 0 : poster.pause() * FastClock.speed)
        for _ in 0..<(isHurried ? 3 : 1) { try await saySomething() }
    }

    private mutating func saySomething() async throws {
        guard let hub = client.tortured, let saying = poster.next(in: hub.order.map { hub.sight(of: $0) }) else {
            return
        }
        try await apply(.user(.show(saying.room)))
        try await apply(.user(.select(saying.target.map(Selecting.at) ?? .none)))
        try await apply(.user(.submit(saying.text)), saying: saying.number)
    }

    private func cares() -> [UserAction] {
        guard let hub = client.tortured else { return [.picker(.address(errand.address.url))] }
        switch hub.connection {
        case .idle, .stopped: return [.picker(.address(errand.address.url))]
        case .connecting, .waiting, .asking, .askingPassword, .offline: return []
        case .open: break
        }
        var actions = errand.rooms.filter { hub.conversations[.room($0)] == nil }
            .map { UserAction.submit("/join \($0.written)") }
        if let partner = errand.partner, !hub.order.contains(where: \.isDirect) {
            actions.append(.submit("/query \(partner.text)"))
        }
        return actions
    }

    /// Answers the last order once it can.
    private mutating func answer() throws {
        if case .explain = goal {
            FileHandle.standardError.write(Data((client.tortured?.account ?? "no hub\n").utf8))
            goal = .wait
            return try say(.done)
        }
        guard let hub = client.tortured, hub.connection.session != nil, hub.isSettled,
            hub.conversations.count == errand.conversations
        else { return }
        switch goal {
        case .quiet: try say(.quiet)
        case .show(let heads):
            let shown = hub.conversations.values.map { ($0.key.label, $0.timeline) }
            guard shown.allSatisfy({ $0.1.holes.ranges.isEmpty && $0.1.head >= heads[$0.0] ?? .zero }) else { return }
            for (room, timeline) in shown { try say(.shown(room: room, timeline.span)) }
            try say(.done)
        case .wait, .talk, .explain: return
        }
        goal = .wait
    }
}

extension Client {
    /// The one hub; nil before it is gone to.
    var tortured: HubState? { hubs.values.first { $0.connection.session != nil } ?? hubs.values.first }
}

extension HubState {
    /// What a person has before their eyes in a conversation.
    fileprivate func sight(of key: ConversationKey) -> Sight {
        let near = conversations[key]?.timeline.items.suffix(40).compactMap(\.entry).filter { $0.body.spoken != nil }
        let own = near?.filter { $0.author == you?.number }
        return Sight(room: key, own: own?.map(\.seq) ?? [], all: near?.map(\.seq) ?? [])
    }

    /// Whether nothing is under way that was said.
    fileprivate var isSettled: Bool {
        outbox.posts.allSatisfy { if case .failed = $0.state { true } else { false } }
            && conversations.values.allSatisfy { $0.number != nil }
    }
}

extension HubState {
    /// How things stand, for whoever looks why something takes long.
    fileprivate var account: String {
        let rooms = conversations.values.map {
            "\($0.key.label) \($0.status), head \($0.timeline.head.value), holes \($0.timeline.holes.ranges)"
        }
        let faces = conversations.values.flatMap { room in
            room.timeline.faces.map { "\(room.key.label) \($0.account)\n" }
        }
        return "\(connection)\n\(rooms)\n\(outbox.posts.map { "\($0.nonce.hex) \($0.state)" })\n" + faces.joined()
    }
}

extension Timeline {
    /// The messages, as they are read.
    var faces: [Face] {
        items.compactMap { item in item.entry.flatMap { Face($0, item.amendment) } }
    }

    /// What is loaded.
    fileprivate var span: ShownSpan {
        var print = Fingerprint()
        for face in faces { print.add(face) }
        return ShownSpan(first: lowest, last: head, print: print.value)
    }
}
