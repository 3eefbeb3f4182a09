import ChatModel

/// How far users have read: the same on all of their terminals, and kept in the journal.
extension Hub {
    mutating func mark(_ id: SessionID, _ number: RoomNumber, _ seq: Seq, at now: Now) {
        guard life == .running, let user = sessions[id]?.user, let head = rooms[number]?.head else { return }
        let seq = min(seq, head)
        guard sessions[id]?.learn(seq, in: number) == true else { return }
        marks.note(ReadMark(user: user, room: number, seq: seq), at: now.monotonic, limit: limits.marksWaiting)
        for other in members(of: user) where sessions[other]?.learn(seq, in: number) == true {
            // Who still waits for the room is told behind it.
            if sessions[other]?.opening[number] == nil { answer(other, .mark(number, seq)) }
        }
    }

    /// Tells a session that just came into a room of a mark that was set while its history was read.
    mutating func tellLaterMark(than told: Seq, to id: SessionID, in number: RoomNumber) {
        if sessions[id]?.learn(told, in: number) == false, let known = sessions[id]?.mark(in: number), known > told {
            answer(id, .mark(number, known))
        }
    }
}
