import ChatModel
import ClientCore

/// What one client has sworn to: finds what is new after each event, and writes it down.
struct Record {
    private let witness: Witness
    private var shown: [String: Set<Seq>] = [:]
    private var failed: Set<Nonce> = []

    init(_ witness: Witness) { self.witness = witness }

    /// Writes down what an event has changed.
    mutating func note(_ event: ClientEvent, before: HubState?, after: HubState?) throws {
        guard let after else { return }
        var testimonies = said(before: before, after: after)
        let waiting = Set(after.outbox.posts.map(\.nonce))
        for post in before?.outbox.posts.map({ $0 }) ?? [] where !waiting.contains(post.nonce) {
            testimonies.append(.stored(post.nonce))
        }
        for post in after.outbox.posts {
            guard case .failed(let failure) = post.state, failed.insert(post.nonce).inserted else { continue }
            testimonies.append(.failed(post.nonce, code: failure.code.rawValue))
        }
        if case .answer(_, let answer) = event { testimonies += showed(by: answer, in: after) }
        try witness.write(testimonies)
    }

    private func said(before: HubState?, after: HubState) -> [Testimony] {
        after.outbox.posts.compactMap { post in
            guard before?.outbox[post.nonce] == nil, case .text(let text) = post.body else { return nil }
            let words = text.text.split(separator: " ")
            guard words.count > 1, let number = UInt64(words[1]) else { return nil }
            return .said(room: post.conversation.label, post.nonce, number: number)
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
        for seq in entries.map(\.seq) {
            guard let entry = conversation.timeline.entry(at: seq), shown[label, default: []].insert(seq).inserted
            else { continue }
            testimonies.append(.showed(room: label, ShownLine(entry)))
        }
        return testimonies
    }
}
