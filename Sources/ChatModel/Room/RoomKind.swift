/// What a room is: a named one, or the hidden one that two users share.
package enum RoomKind: Hashable, Sendable {
    case named(RoomName)
    /// Direct messages; the pair has one order, so both users mean the same room.
    case direct(DirectPair)
}

/// Two users who talk directly, in one fixed order; both may be the same user (notes to oneself).
package struct DirectPair: Hashable, Sendable {
    package let low: UserID
    package let high: UserID

    package init(_ one: UserID, _ other: UserID) {
        let ordered = one.digest.bytes.lexicographicallyPrecedes(other.digest.bytes)
        (low, high) = ordered ? (one, other) : (other, one)
    }

    /// Whether this user is one of the two.
    package func contains(_ user: UserID) -> Bool { user == low || user == high }

    /// The one who is not this user (the user itself when they talk to themselves).
    package func partner(of user: UserID) -> UserID { user == low ? high : low }
}
