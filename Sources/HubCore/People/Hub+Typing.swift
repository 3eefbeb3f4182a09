import ChatModel

/// What a room was last told of a session's user: that they write something, or no longer.
struct TypingNotice: Sendable {
    /// When it was last told that they do.
    let at: Monotonic
    var isOn: Bool
}

/// Who writes something: told to a room in its order, never journaled, and forgotten by the hub at once.
extension Hub {
    /// Somebody writes something in a room, or no longer. Nothing is told where nobody else is, of large rooms, of those
    /// who only visit or may not speak, or before the pause since the last time is over.
    mutating func type(_ id: SessionID, in number: RoomNumber, _ isOn: Bool, at now: Now) {
        guard life == .running, let session = sessions[id], session.rooms.contains(number) else { return }
        let told = session.typing[number]
        guard isOn else {
            guard told?.isOn == true else { return }
            sessions[id]?.typing[number]?.isOn = false
            return publish(.typing(session.user, false), in: number)
        }
        guard told.map({ now.monotonic.since($0.at) >= limits.typingPause }) ?? true,
            isHeardTyping(session, in: number, at: now)
        else { return }
        sessions[id]?.typing[number] = TypingNotice(at: now.monotonic, isOn: true)
        publish(.typing(session.user, true), in: number)
    }

    private func isHeardTyping(_ session: Session, in number: RoomNumber, at now: Now) -> Bool {
        guard session.kind == .member, let room = rooms[number], room.tellsOfEach(quiet: limits.quietRoom),
            room.roster.count > 1, room.roster.contains(session.user)
        else { return false }
        return objection(takingTurn: true, by: session.user, in: number, at: now) == nil
    }
}
