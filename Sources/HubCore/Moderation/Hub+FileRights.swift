import ChatModel

/// Who may put files into a room, and who may read those that are there: by the user, wherever they are.
extension Hub {
    /// Whether a session of a user is in a room.
    private func isIn(_ number: RoomNumber, _ user: UserNumber) -> Bool {
        (online[user]?.sessions ?? []).contains { sessions[$0]?.rooms.contains(number) == true }
    }

    /// The room's last place when the first of a user's sessions there came in; nil if none is there.
    private func entered(_ user: UserNumber, _ number: RoomNumber) -> Seq? {
        (online[user]?.sessions ?? []).compactMap { sessions[$0]?.entered(number) }.min()
    }

    /// Why a user may not be in a room at all; nil if they are one of the two, are in it, or may come in.
    private func objection(toPresenceOf user: UserNumber, in number: RoomNumber, at now: Now) -> FileFailure? {
        guard let person = people[user], rooms[number] != nil else { return .noSuchRoom }
        if let pair = rooms.pair(of: number) { return pair.contains(person.id) ? nil : .noSuchRoom }
        guard !isIn(number, user), let objection = objection(toEntryOf: user, into: number, at: now) else { return nil }
        // Its number tells nobody that there is a room for others.
        return objection.code == .inviteOnly ? .noSuchRoom : FileFailure(objection.code, objection.detail)
    }

    /// Why a user may put no file into a room now; nil if they may.
    /// - Parameter isTurn: Whether it is said there now, so that the room's pause counts.
    func objection(toFilesOf user: UserNumber, in number: RoomNumber, isTurn: Bool, at now: Now) -> FileFailure? {
        if let objection = objection(toPresenceOf: user, in: number, at: now) { return objection }
        guard let speech = objection(takingTurn: true, by: user, in: number, at: now), isTurn || !speech.isPassing
        else {
            return nil
        }
        return FileFailure(speech.code, speech.detail)
    }

    /// The last place of a room that a user may not read; nil if they may read nothing there.
    func fileBorder(of user: UserNumber, in number: RoomNumber, at now: Now) -> Seq? {
        guard objection(toPresenceOf: user, in: number, at: now) == nil, let room = rooms[number] else { return nil }
        return max(room.floor, border(of: user, in: number, entered: entered(user, number)))
    }

    /// What a list of all files leaves out for a user: of these rooms, everything up to a place.
    func hiddenFiles(from user: UserNumber, at now: Now) -> [RoomNumber: Seq] {
        hidden(from: user, at: now) { border(of: user, in: $0, entered: entered(user, $0)) }
    }
}
