import ChatModel

/// What is kept on this machine's disk, and what earlier runs left there.
extension Client {
    /// Tells the disk what became of posts, before anything of this turn is sent.
    mutating func keepPosts(_ turn: inout Turn) {
        var records: [OutboxRecord] = []
        for index in hubs.values.indices { records += hubs.values[index].takeRecords(at: turn.now.wall) }
        if !records.isEmpty { turn.effects.insert(.keep(records), at: 0) }
    }

    /// The person goes to a hub: what earlier runs could not send there waits for it now.
    mutating func claimPosts(of id: HubID) {
        guard hubs[.hub(id)] != nil, let posts = unclaimed.removeValue(forKey: id) else { return }
        for post in posts { hubs[.hub(id)]?.adopt(post) }
    }

    /// Keeps what is new of the hubs, for the next run.
    mutating func keepHubs(_ turn: inout Turn, force: Bool) {
        for key in hubs.keys {
            guard let change = hubs[key]?.takeChange(force: force, at: turn.now.monotonic) else { continue }
            turn.effects.append(.cache(change))
        }
    }

    /// Before the first connection to a hub that the person was on, its past is read; true while that lasts.
    mutating func recallsFirst(_ key: HubKey, acceptNew: Bool, _ turn: inout Turn) -> Bool {
        guard case .hub(let id) = key, let hub = hubs[key] else { return false }
        switch hub.recollection {
        case .done: return false
        case .asked(let accepts):
            hubs[key]?.recollection = .asked(acceptNew: accepts || acceptNew)
            return true
        case .none:
            guard directory.memory(of: id) != nil else {
                hubs[key]?.recollection = .done
                return false
            }
            hubs[key]?.recollection = .asked(acceptNew: acceptNew)
            turn.effects.append(.recall(id))
            return true
        }
    }

    /// A hub's past is read: it is shown, and the connection that waited for it is made.
    mutating func take(_ kept: KeptHub?, of id: HubID, _ turn: inout Turn) {
        let key = HubKey.hub(id)
        guard let hub = hubs[key], case .asked(let acceptNew) = hub.recollection else {
            met = hubs[key] == nil ? (id, kept) : met
            return
        }
        hubs[key]?.recollection = .done
        if let kept, !hub.wasOpen { hubs[key]?.restore(kept, turn) }
        switch hub.connection {
        case .offline: checkOffline(key)
        case .idle: connect(key, &turn, acceptNew: acceptNew)
        default: break
        }
    }

    /// The key that was met at an address is the one of a hub whose past was read.
    mutating func restoreMet(_ id: HubID, _ turn: Turn) {
        hubs[.hub(id)]?.recollection = .done
        if let met, met.hub == id, let kept = met.kept { hubs[.hub(id)]?.restore(kept, turn) }
        met = nil
    }

    /// Shows what was kept of a hub that is not heard; one that is heard is gone to.
    mutating func read(_ id: HubID, _ turn: inout Turn) {
        let key = HubKey.hub(id)
        let isBusy = hubs[key].map { $0.connection != .idle && $0.recollection == .done } ?? false
        guard directory.memory(of: id) != nil, !directory.isHeard(id), !isBusy else { return go(to: key, &turn) }
        makeKnown(key)
        (banner, screen) = (nil, .hub(key))
        hubs[key]?.connection = .offline
        if hubs[key]?.recollection == .done { return checkOffline(key) }
        _ = recallsFirst(key, acceptNew: false, &turn)
    }

    /// A hub of which nothing is kept can't be read: back to the list.
    private mutating func checkOffline(_ key: HubKey) {
        guard let hub = hubs[key], hub.conversations.isEmpty else { return }
        hubs[key]?.connection = .idle
        banner = .nothingKept(hub.name?.text ?? "")
        if screen == .hub(key) { screen = .picker }
    }

    /// Says where the lines are that the hub's journal has not.
    mutating func tell(_ lost: LostLines, in file: String?, _ turn: inout Turn) {
        with(.hub(lost.hub), &turn) { hub, turn in
            hub.tell(.historyBehind(missing: lost.entries.count, file: file), in: lost.conversation, &turn)
        }
    }
}

extension HubState {
    /// Says once that what is written waits, when the hub has not been met in this run.
    mutating func sayThatItWaits(_ turn: inout Turn) {
        guard connection.session == nil, !wasOpen, !knowsWaiting else { return }
        knowsWaiting = true
        tell(.waitsForHub, &turn)
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
