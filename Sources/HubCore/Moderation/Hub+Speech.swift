import ChatModel

/// Why somebody may not say something now.
struct SpeechObjection: Hashable {
    let code: Refusal.Code
    let detail: String
    /// Whether the same may be said a little later.
    let isPassing: Bool
}

/// Who may speak where.
extension Hub {
    /// What stands against somebody's saying or changing something in a room; nil if nothing does.
    /// - Parameter takesTurn: Whether it is said to the room, and not only done to what was said.
    func objection(
        takingTurn takesTurn: Bool, by user: UserNumber, in number: RoomNumber, at now: Now
    ) -> SpeechObjection? {
        guard let person = people[user], let room = rooms[number] else { return nil }
        if let mute = moderation.mute(of: person.id, in: number, at: now.wall),
            moderation.rank(of: person.id, in: .room(number)) == .guest
        {
            return SpeechObjection(code: .muted, detail: mute.words("muted", at: now.wall), isPassing: false)
        }
        guard room.mode != .open, takesTurn, moderation.role(of: person.id, in: number) == .member else {
            return nil
        }
        if room.mode.isAnnounceOnly {
            return SpeechObjection(
                code: .announceOnly, detail: "Only operators speak in this room.", isPassing: false)
        }
        let left = room.pauses.left(of: user, pause: UInt64(room.mode.pause) * 1_000, at: now.monotonic)
        guard left > 0 else { return nil }
        return SpeechObjection(
            code: .slowMode, detail: "One message in \(room.mode.pause) s here; the next in \((left + 999) / 1_000) s.",
            isPassing: true)
    }

    /// What stands against somebody's pinning a message of a room, or no longer; nil if nothing does, or it is
    /// something else that they do. In a room only its operators pin, whether one of them is here or not; of two who
    /// talk directly, either.
    func objection(toPinning body: Entry.Body, by user: UserNumber, in number: RoomNumber) -> SpeechObjection? {
        guard case .pin = body, rooms[number]?.name != nil, role(of: user, in: number) == .member else { return nil }
        return SpeechObjection(
            code: .notAllowed, detail: "Only operators pin messages in this room.", isPassing: false)
    }
}

extension Entry.Body {
    /// Whether it is said to the room, and not only done to what was said.
    var takesTurn: Bool {
        switch self {
        case .text, .action, .reply, .topic, .run, .file: true
        case .edit, .reaction, .deletion, .pin, .snapshot, .deleted, .deletedEdit, .ruling: false
        }
    }
}
