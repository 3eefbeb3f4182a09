import ChatModel

/// Who stands in a room, in order of user number.
struct Roster: Sendable {
    private var sessions: [UserNumber: Set<SessionID>] = [:]
    private var users = Ordered<UserNumber>()

    var count: Int { users.count }

    func contains(_ user: UserNumber) -> Bool { sessions[user] != nil }

    /// Whether a user stands here only because their lost connection may return.
    func isLingering(_ user: UserNumber) -> Bool { sessions[user]?.isEmpty == true }

    /// Adds a session; says whether its user is new here.
    mutating func add(_ session: SessionID, of user: UserNumber) -> Bool {
        let isNew = sessions[user] == nil
        sessions[user, default: []].insert(session)
        if isNew { users.insert(user) }
        return isNew
    }

    /// Takes a session away; the user still stands here until ``remove(_:)``. Says whether it was the last one.
    mutating func withdraw(_ session: SessionID, of user: UserNumber) -> Bool {
        guard sessions[user]?.remove(session) != nil else { return false }
        return isLingering(user)
    }

    /// Takes a user out.
    mutating func remove(_ user: UserNumber) {
        sessions[user] = nil
        users.remove(user)
    }

    /// The users after one, in order.
    func after(_ user: UserNumber?) -> ArraySlice<UserNumber> { users.after(user) }
}
