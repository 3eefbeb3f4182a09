/// A ban or a mute that is in force.
package struct Sanction: Hashable, Sendable {
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        case ban = 0
        case mute = 1
    }

    package let kind: Kind
    package let target: BanTarget
    /// When it ends by itself; nil if it does not.
    package let until: HubTime?
    /// Who decided it, as they were called then.
    package let by: Nick
    package let reason: Reason?

    package init(kind: Kind, target: BanTarget, until: HubTime?, by: Nick, reason: Reason?) {
        self.kind = kind
        self.target = target
        self.until = until
        self.by = by
        self.reason = reason
    }

    /// Whether it still holds at a time.
    package func holds(at now: HubTime) -> Bool { until.map { now < $0 } ?? true }
}

/// Where roles, bans and mutes hold.
package enum Realm: Hashable, Sendable {
    case hub
    case room(RoomNumber)
}

/// What somebody is in a realm beyond an ordinary guest.
package struct Standing: Hashable, Sendable {
    package let user: UserID
    package let role: Role
    /// In a room that keeps its past to itself: the place behind which they may read.
    package let since: Seq

    package init(user: UserID, role: Role, since: Seq = .zero) {
        self.user = user
        self.role = role
        self.since = since
    }
}

/// Why somebody is no longer in a room: told to them alone.
package struct Removal: Hashable, Sendable {
    /// Who did it.
    package let by: Nick
    package let ruling: Ruling

    package init(by: Nick, ruling: Ruling) {
        self.by = by
        self.ruling = ruling
    }
}
