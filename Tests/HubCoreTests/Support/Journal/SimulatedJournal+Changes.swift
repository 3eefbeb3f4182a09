import ChatModel

/// What became of one message.
struct MessageState {
    let author: UserNumber
    var content = Amendment.Content.original
    /// The place of the last change; the message's own when there is none.
    var changed: Seq
    var signs: [(reaction: Reaction, users: [UserNumber])] = []
    var isPinned = false

    /// Takes in a later entry about the message.
    mutating func take(_ entry: Entry) {
        changed = entry.seq
        switch entry.body {
        case .edit(_, let text): content = .edited(text, at: entry.time)
        case .deletion: (content, signs, isPinned) = (.deleted, [], false)
        case .pin(_, let isOn): isPinned = isOn
        case .reaction(_, let reaction, let isOn): take(reaction, isOn, by: entry.author)
        default: break
        }
    }

    private mutating func take(_ reaction: Reaction, _ isOn: Bool, by user: UserNumber) {
        if let index = signs.firstIndex(where: { $0.reaction == reaction }) {
            signs[index].users.removeAll { $0 == user }
            if isOn { signs[index].users.append(user) }
            signs.removeAll { $0.users.isEmpty }
        } else if isOn {
            signs.append((reaction, [user]))
        }
    }

    func has(_ reaction: Reaction, by user: UserNumber) -> Bool {
        signs.contains { $0.reaction == reaction && $0.users.contains(user) }
    }
}

extension SimulatedJournal {
    /// The message at a place, unless it expired; nil where none stands.
    func state(of target: Seq, in room: RoomNumber) -> MessageState? {
        let all = entries[room] ?? []
        guard target > floors[room] ?? .zero, let entry = all.first(where: { $0.seq == target }), entry.body.isMessage
        else { return nil }
        var state = MessageState(author: entry.author, changed: target)
        for change in all where change.body.changes == target { state.take(change) }
        return state
    }

    /// What stands against a post that speaks of another one.
    func objection(to submission: Submission) -> SubmissionOutcome? {
        switch submission.body {
        case .reply(let target, _), .edit(let target, _), .deletion(let target): refusal(of: submission, target)
        case .reaction(let target, let reaction, let isOn):
            refusal(of: submission, target) ?? idle(submission, target, reaction, isOn)
        case .pin(let target, let isOn): refusal(of: submission, target) ?? idle(submission, pinOf: target, isOn)
        default: nil
        }
    }

    private func refusal(of submission: Submission, _ target: Seq) -> SubmissionOutcome? {
        guard let state = state(of: target, in: submission.room) else { return .refused(.noSuchEntry) }
        if state.content == .deleted { return .refused(.deleted) }
        let isBound = submission.mayChange == .own
        return isBound && state.author != submission.author ? .refused(.notYours) : nil
    }

    private func idle(_ submission: Submission, pinOf target: Seq, _ isOn: Bool) -> SubmissionOutcome? {
        guard let state = state(of: target, in: submission.room) else { return nil }
        if state.isPinned == isOn { return .duplicate(state.changed) }
        return isOn && pinned(in: submission.room).count >= pinsPerRoom ? .refused(.tooManyPins) : nil
    }

    /// The pinned messages of a room, oldest first.
    func pinned(in room: RoomNumber) -> [Entry] {
        (entries[room] ?? []).filter { state(of: $0.seq, in: room)?.isPinned == true }
    }

    private func idle(
        _ submission: Submission, _ target: Seq, _ reaction: Reaction, _ isOn: Bool
    ) -> SubmissionOutcome? {
        guard let state = state(of: target, in: submission.room) else { return nil }
        if state.has(reaction, by: submission.author) == isOn { return .duplicate(state.changed) }
        let isNew = !state.signs.contains { $0.reaction == reaction }
        return isNew && state.signs.count >= reactionsPerEntry ? .refused(.tooManyReactions) : nil
    }
}
