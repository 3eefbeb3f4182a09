import ChatModel

/// What is kept on this machine's disk, and what earlier runs left there.
extension Client {
    /// Tells the disk what became of posts, before anything of this turn is sent.
    mutating func keepPosts(_ turn: inout Turn) {
        var records: [OutboxRecord] = []
        for key in hubs.keys { records += hubs[key]?.takeRecords(at: turn.now.wall) ?? [] }
        if !records.isEmpty { turn.effects.insert(.keep(records), at: 0) }
    }

    /// The person goes to a hub: what earlier runs could not send there waits for it now.
    mutating func claimPosts(of id: HubID) {
        guard hubs[.hub(id)] != nil, let posts = unclaimed.removeValue(forKey: id) else { return }
        for post in posts { hubs[.hub(id)]?.adopt(post) }
    }
}

extension HubState {
    /// Why nothing can be said here now, not even to be sent later; nil when it can.
    var obstacle: Notice? {
        if case .address = key { return .notMet }
        return nil
    }

    /// What the disk must be told of this hub's posts.
    mutating func takeRecords(at time: HubTime) -> [OutboxRecord] {
        guard case .hub(let id) = key else { return [] }
        return outbox.takeRecords(of: id, at: time) { conversations[$0]?.keptTarget }
    }

    /// Takes a post of an earlier run in, and has its conversation joined.
    mutating func adopt(_ post: KeptPost) {
        switch post.target {
        case .room(let name): adopt(post, in: Conversation(room: name))
        case .direct(let partner):
            outbox.address(partner.nick, to: .direct(partner.id))
            adopt(post, in: Conversation(with: partner))
        case .nick(let nick):
            outbox.adopt(post, in: direct(with: nick))
            if direct(with: nick) == nil, !isOpening(nick) { openings.append(Opening(nick: nick, isShown: false)) }
        }
    }

    private mutating func adopt(_ post: KeptPost, in conversation: Conversation) {
        let key = conversation.key
        if conversations[key] == nil { conversations[key] = conversation }
        if active == nil { active = key }
        outbox.adopt(post, in: key)
    }
}

extension Conversation {
    /// Where its posts go, as the disk keeps it.
    var keptTarget: KeptPost.Target? { name.map(KeptPost.Target.room) ?? partner.map(KeptPost.Target.direct) }
}
