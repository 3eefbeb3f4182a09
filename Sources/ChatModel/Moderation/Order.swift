/// What an owner or operator asks the hub to do; once it is stored, it is a ``Ruling``.
package struct Order: Hashable, Sendable {
    /// What is to be done, and to whom.
    package enum Act: Hashable, Sendable {
        case kick(Whom)
        /// For so many milliseconds, or (nil) for good.
        case ban(Whom, milliseconds: UInt64?)
        case unban(Whom)
        /// For so many milliseconds, or (nil) for good.
        case mute(Whom, milliseconds: UInt64?)
        case unmute(Whom)
        case promote(Whom)
        case demote(Whom)
        case invite(Whom)
        case mode(ModeChange)
    }

    package let scope: Ruling.Scope
    package let act: Act
    package let reason: Reason?

    package init(scope: Ruling.Scope, act: Act, reason: Reason? = nil) {
        self.scope = scope
        self.act = act
        self.reason = reason
    }
}

/// How an order names somebody.
package enum Whom: Hashable, Sendable {
    case nick(Nick)
    case user(UserID)
    case address(BannedAddress)
}
