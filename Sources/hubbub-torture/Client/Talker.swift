import AsyncAlgorithms
import ChatModel
import ClientCore
import Foundation

/// The loop of one tortured client: the client decides as it does for a person; what it shows is sworn to before it
/// goes on.
struct Talker {
    /// What it was told to do last.
    private enum Goal {
        case wait
        case talk
        case quiet
        case show([String: Seq])
    }

    private let errand: Errand
    private let links: ClientLinks
    private let say: (Reply) throws -> Void
    private var client = Client()
    private var poster: Poster
    private var record: Record
    private var goal = Goal.wait
    /// When the person says the next thing, and when they next look after their connection; by the client's clock.
    private var (nextSaying, nextCare) = (Monotonic(milliseconds: 0), Monotonic(milliseconds: 0))

    init(
        _ errand: Errand, links: ClientLinks, poster: Poster, witness: Witness, say: @escaping (Reply) throws -> Void
    ) {
        (self.errand, self.links, self.poster, self.say) = (errand, links, poster, say)
        record = Record(witness)
    }

    /// Runs until nobody gives orders any more.
    mutating func run(_ events: AsyncChannel<TalkerEvent>) async throws {
        try await apply(.started(errand.started))
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

    private mutating func apply(_ event: ClientEvent) async throws {
        let before = client.tortured
        let effects = client.apply(event, at: FastClock.now())
        try record.note(event, before: before, after: client.tortured)
        for effect in effects { await perform(effect) }
    }

    private func perform(_ effect: ClientEffect) async {
        switch effect {
        case .connect(let plan): await links.open(plan)
        case .close(let link): await links.close(link)
        case .send(let link, let request): await links.send(request, on: link)
        default: break
        }
    }

    private mutating func obey(_ order: Order) {
        switch order {
        case .talk: goal = .talk
        case .quiet: goal = .quiet
        case .show(let heads): goal = .show(heads)
        case .explain: FileHandle.standardError.write(Data((client.tortured?.account ?? "no hub\n").utf8))
        }
    }

    /// What a person does by themselves: they look after the connection and the rooms, and say something.
    private mutating func live() async throws {
        let now = client.now.monotonic
        if now >= nextCare {
            nextCare = now.advanced(by: 250 * FastClock.speed)
            for action in cares() { try await apply(.user(action)) }
        }
        guard case .talk = goal, now >= nextSaying else { return }
        nextSaying = now.advanced(by: poster.pause() * FastClock.speed)
        let rooms = client.tortured?.order ?? []
        guard let saying = poster.next(in: rooms) else { return }
        try await apply(.user(.show(saying.room)))
        try await apply(.user(.submit(saying.text)))
    }

    private func cares() -> [UserAction] {
        guard let hub = client.tortured else { return [.picker(.address(errand.address.url))] }
        switch hub.connection {
        case .idle, .stopped: return [.picker(.address(errand.address.url))]
        case .connecting, .waiting, .asking, .offline: return []
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
        case .wait, .talk: return
        }
        goal = .wait
    }
}

extension Client {
    /// The one hub; nil before it is gone to.
    var tortured: HubState? { hubs.values.first { $0.connection.session != nil } ?? hubs.values.first }
}

extension HubState {
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
        return "\(connection)\n\(rooms)\n\(outbox.posts.map { "\($0.nonce.hex) \($0.state)" })\n"
    }
}

extension Timeline {
    /// What is loaded.
    fileprivate var span: ShownSpan {
        var print = Fingerprint()
        for entry in items.lazy.compactMap(\.entry) { print.add(ShownLine(entry)) }
        return ShownSpan(first: lowest, last: head, print: print.value)
    }
}
