import ChatModel

/// Who writes something: told to the room in its order, never journaled.
extension Hub {
    /// Somebody writes in a room, or no longer. Nothing is told of those who only visit or may not speak, in large rooms,
    /// or before the pause since the last time is over.
    mutating func type(_ id: SessionID, _ number: RoomNumber, _ isOn: Bool, at now: Now) {
        guard let session = sessions[id], session.kind == .member, session.entered(number) != nil,
            let room = rooms[number]
        else { return }
        let last = session.typing[number]
        guard isOn else {
            guard last != nil else { return }
            sessions[id]?.typing[number] = nil
            return publish(.typing(session.user, false), in: number)
        }
        guard room.roster.count < limits.quietRoom, room.roster.contains(session.user),
            last.map({ now.monotonic.since($0) >= limits.typingPause }) ?? true,
            objection(takingTurn: true, by: session.user, in: number, at: now) == nil
        else { return }
        sessions[id]?.typing[number] = now.monotonic
        publish(.typing(session.user, true), in: number)
    }
}
