import ChatModel

/// Why the user is not in a room that stands in the list.
package enum Exit: Hashable, Sendable {
    /// Somebody put them out.
    case removed(Removal)
    /// The hub does not let them in.
    case refused(Refusal.Code)

    /// Whether to ask the hub again is of no use for now.
    package var isBan: Bool {
        switch self {
        case .removed(let removal): if case .ban = removal.ruling.act { true } else { false }
        case .refused(let code): code == .banned
        }
    }
}

/// Rooms that the user is put out of, or not let into: they stay readable, and are entered again only when the person
/// asks for it.
extension HubState {
    mutating func take(_ removal: Removal, in room: RoomNumber, _ turn: inout Turn) {
        guard let key = numbers.removeValue(forKey: room) else { return }
        conversations[key]?.leave(.removed(removal))
        outbox.failAll(in: key, PostFailure(code: .notJoined, detail: ""))
        let time = connection.session?.hubTime(at: turn.now)
        tell(.removed(conversations[key]?.name, removal, at: time), in: key, &turn)
    }

    /// A room that was never entered goes from the list again; one that holds lines stays readable.
    mutating func refuseJoin(of key: ConversationKey, _ refusal: Refusal, _ turn: inout Turn) {
        conversations[key]?.status = .outside
        let name = conversations[key]?.name
        let isShut = refusal.code == .banned || refusal.code == .inviteOnly
        if conversations[key]?.timeline.latest == nil, outbox.posts(in: key).isEmpty {
            forget(key)
        } else if isShut {
            conversations[key]?.leave(.refused(refusal.code))
            outbox.failAll(in: key, PostFailure(code: refusal.code, detail: refusal.detail))
        }
        guard isShut, let name else { return tell(.refused(.join, refusal.code, detail: refusal.detail), &turn) }
        tell(.notLetIn(name, refusal.code, detail: refusal.detail), &turn)
    }
}

extension Conversation {
    /// Why nothing can be said here; nil when it can, now or later.
    var obstacle: Notice? {
        guard let exit, let name else { return nil }
        return .outside(name, isBanned: exit.isBan)
    }

    /// The session is no longer in the room, and does not go there again by itself.
    mutating func leave(_ exit: Exit) {
        (status, self.exit) = (.outside, exit)
        (isLoading, isLoadingRoster, wantsOlder, target) = (false, false, false, nil)
        timeline.unplaced = []
        forgetWriting()
    }
}
