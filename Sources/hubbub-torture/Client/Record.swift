import ChatModel
import ClientCore

/// What one client has sworn to: finds what is new after each event, and writes it down.
struct Record {
    private let witness: Witness
    private var shown: [String: Set<Seq>] = [:]
    private var failed: Set<Nonce> = []

    init(_ witness: Witness) { self.witness = witness }

    /// Writes down what an event has changed.
    /// - Parameter number: Of what was said by it.
    mutating func note(_ event: ClientEvent, number: UInt64?, before: HubState?, after: HubState?) throws {
        guard let after else { return }
        var testimonies: [Testimony] = []
        if let number {
            testimonies += after.outbox.posts.filter { before?.outbox[$0.nonce] == nil }
                .map { .said(room: $0.conversation.label, $0.nonce, number: number) }
        }
        let waiting = Set(after.outbox.posts.map(\.nonce))
        for post in before?.outbox.posts.map({ $0 }) ?? [] where !waiting.contains(post.nonce) {
            testimonies.append(fate(of: post, by: event))
        }
        for post in after.outbox.posts {
            guard case .failed(let failure) = post.state, failed.insert(post.nonce).inserted else { continue }
            testimonies.append(.failed(post.nonce, code: failure.code.rawValue))
        }
        if case .answer(_, let answer) = event { testimonies += showed(by: answer, in: after) }
        try witness.write(testimonies)
    }

    /// Writes down what is in the outbox on disk now.
    func note(kept records: [OutboxRecord]) throws {
        try witness.write(
            records.compactMap { record in
                guard case .post(let post) = record, post.failure == nil else { return nil }
                return .kept(post.nonce)
            })
    }

    /// What became of a post that is no longer in the outbox.
    private func fate(of post: OutboxPost, by event: ClientEvent) -> Testimony {
        guard case .answer(_, let answer) = event else { return .stored(post.nonce) }
        switch answer {
        case .refused(let refusal) where refusal.subject == .post(post.nonce):
            return .failed(post.nonce, code: refusal.code.rawValue)
        case .accepted(post.nonce, _):
            // A sign that stands there already is no entry of its own.
            if case .reaction = post.body { return .failed(post.nonce, code: 0) }
            return .stored(post.nonce)
        default: return .stored(post.nonce)
        }
    }

    /// The lines that an answer may have brought, if the timeline has them.
    private mutating func showed(by answer: Answer, in hub: HubState) -> [Testimony] {
        let (room, entries): (RoomNumber, [Entry])
        switch answer {
        case .event(let number, .entry(let entry)): (room, entries) = (number, [entry])
        case .joined(let joined): (room, entries) = (joined.room, joined.history)
        case .history(_, let page): (room, entries) = (page.room, page.entries)
        default: return []
        }
        guard let conversation = hub.conversations.values.first(where: { $0.number == room }) else { return [] }
        let label = conversation.key.label
        var testimonies: [Testimony] = []
        if case .joined(let joined) = answer, joined.resume == .reset { testimonies.append(.reset(room: label)) }
        for entry in entries where conversation.timeline.covers(entry.seq) {
            guard shown[label, default: []].insert(entry.seq).inserted else { continue }
            testimonies.append(.showed(room: label, ShownLine(entry)))
        }
        return testimonies
    }
}
