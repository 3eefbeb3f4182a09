import ChatModel

/// Who stands in a room, in order of user number.
struct Roster: Sendable {
    private var sessions: [UserNumber: Set<SessionID>] = [:]
    private var order: [UserNumber] = []

    var count: Int { order.count }

    func contains(_ user: UserNumber) -> Bool { sessions[user] != nil }

    /// Whether a user stands here only because their lost connection may return.
    func isLingering(_ user: UserNumber) -> Bool { sessions[user]?.isEmpty == true }

    /// Adds a session; says whether its user is new here.
    mutating func add(_ session: SessionID, of user: UserNumber) -> Bool {
        let isNew = sessions[user] == nil
        sessions[user, default: []].insert(session)
        if isNew { order.insert(user, at: place(of: user)) }
        return isNew
    }

    /// Takes a session away; the user still stands here until ``remove(_:)``. Says whether it was the last one.
    mutating func withdraw(_ session: SessionID, of user: UserNumber) -> Bool {
        guard sessions[user]?.remove(session) != nil else { return false }
        return isLingering(user)
    }

    /// Takes a user out.
    mutating func remove(_ user: UserNumber) {
        guard sessions.removeValue(forKey: user) != nil else { return }
        order.remove(at: place(of: user))
    }

    /// At most `limit` users after one, in order.
    func page(after user: UserNumber?, limit: Int) -> ArraySlice<UserNumber> {
        let start = user.map { place(of: UserNumber($0.value &+ 1)) } ?? 0
        return order[start...].prefix(limit)
    }

    /// Whether more users follow the last of a page.
    func hasMore(after page: ArraySlice<UserNumber>) -> Bool { page.endIndex < order.endIndex }

    private func place(of user: UserNumber) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if order[middle] < user { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
