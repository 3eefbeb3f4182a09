import ChatModel

/// The outbox on disk: what it must be told, and what an earlier run left there.
extension Outbox {
    /// Takes in what an earlier run left on disk.
    mutating func adopt(_ post: KeptPost, in key: ConversationKey?) {
        guard waiting[post.nonce] == nil, unaddressed[post.nonce] == nil else { return }
        if let key {
            waiting[post.nonce] = OutboxPost(
                nonce: post.nonce, conversation: key, body: post.body,
                state: post.failure.map(OutboxPost.State.failed) ?? .waiting(nil), typed: post.typed)
        } else if case .nick(let nick) = post.target {
            unaddressed[post.nonce] = UnaddressedPost(
                nonce: post.nonce, nick: nick, body: post.body, typed: post.typed)
        }
        kept.insert(post.nonce)
    }

    /// What the disk must be told since it was last told; posts that are typed in this turn get their time.
    mutating func takeRecords(
        of hub: HubID, at time: HubTime, _ target: (ConversationKey) -> KeptPost.Target?
    ) -> [OutboxRecord] {
        guard !touched.isEmpty else { return [] }
        defer { touched = [] }
        return touched.compactMap { nonce in
            stamp(nonce, at: time)
            if let post = keptPost(nonce, of: hub, target) {
                kept.insert(nonce)
                return .post(post)
            }
            return kept.remove(nonce) == nil ? nil : .done(nonce)
        }
    }

    private mutating func stamp(_ nonce: Nonce, at time: HubTime) {
        if waiting[nonce]?.typed == nil { waiting[nonce]?.typed = time }
        if unaddressed[nonce]?.typed == nil { unaddressed[nonce]?.typed = time }
    }

    /// A post as the disk keeps it; nil when it needs no keeping.
    private func keptPost(
        _ nonce: Nonce, of hub: HubID, _ target: (ConversationKey) -> KeptPost.Target?
    ) -> KeptPost? {
        if let post = waiting[nonce], let typed = post.typed, let target = target(post.conversation) {
            if case .stored = post.state { return nil }
            return KeptPost(
                hub: hub, target: target, nonce: nonce, body: post.body, typed: typed, failure: post.failure)
        }
        if let post = unaddressed[nonce], let typed = post.typed {
            return KeptPost(hub: hub, target: .nick(post.nick), nonce: nonce, body: post.body, typed: typed)
        }
        return nil
    }
}
