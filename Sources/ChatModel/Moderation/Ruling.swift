/// What an owner or operator decided: an entry of the journal, whose author is who did it.
package struct Ruling: Hashable, Sendable {
    /// How far it reaches.
    package enum Scope: UInt8, Hashable, Sendable, CaseIterable {
        /// The room in whose journal it stands.
        case room = 0
        /// The whole hub.
        case hub = 1
    }

    package let scope: Scope
    package let act: Act
    package let reason: Reason?

    package init(scope: Scope, act: Act, reason: Reason? = nil) {
        self.scope = scope
        self.act = act
        self.reason = reason
    }
}

/// What was decided, and about whom.
package enum Act: Hashable, Sendable {
    /// Put out; may come back.
    case kick(Subject)
    /// Kept out, until a time or (nil) for good.
    case ban(BanTarget, until: HubTime?)
    case unban(BanTarget)
    /// May not speak, until a time or (nil) for good.
    case mute(Subject, until: HubTime?)
    case unmute(Subject)
    /// Is an operator now.
    case promote(Subject)
    /// Is no operator any more.
    case demote(Subject)
    /// May come into an invite-only room.
    case invite(Subject)
    /// The room's mode is now this.
    case mode(RoomMode)

    /// The user that it is about; nil if it is about none.
    package var subject: Subject? {
        switch self {
        case .kick(let subject), .mute(let subject, _), .unmute(let subject), .promote(let subject),
            .demote(let subject), .invite(let subject), .ban(.user(let subject), _), .unban(.user(let subject)):
            subject
        case .ban(.address, _), .unban(.address), .mode: nil
        }
    }
}

/// Somebody as a ruling names them: the key, and the nick that they had then.
package struct Subject: Hashable, Sendable {
    package let id: UserID
    package let nick: Nick

    package init(id: UserID, nick: Nick) {
        self.id = id
        self.nick = nick
    }
}

/// Whom a ban keeps out.
package enum BanTarget: Hashable, Sendable {
    case user(Subject)
    /// Everybody who comes from there and is no operator of the hub.
    case address(BannedAddress)

    /// Whether both mean the same, whatever the nicks were.
    package func isSame(as other: BanTarget) -> Bool {
        switch (self, other) {
        case (.user(let one), .user(let two)): one.id == two.id
        case (.address(let one), .address(let two)): one == two
        default: false
        }
    }
}

/// Why somebody did something: one line.
package struct Reason: Hashable, Sendable {
    /// The most UTF-8 bytes that a reason may have.
    package static let byteLimit = 256

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .reason)
    }
}

/// An IP address as a ban names it: digits, letters from a to f, points and colons. An IPv6 address stands for its
/// network of 64 bits.
package struct BannedAddress: Hashable, Sendable {
    /// The most bytes of an address.
    package static let byteLimit = 45

    /// In lower case; of an IPv6 network its lowest address.
    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let lower = try TextCheck.validate(text, as: .name, limit: Self.byteLimit, what: .address).lowercased()
        guard let wrong = lower.unicodeScalars.first(where: { !"0123456789abcdef.:".unicodeScalars.contains($0) })
        else {
            self.text = IPv6Network(of: lower)?.text ?? lower
            return
        }
        throw InvalidText(code: .forbidden(scalar: wrong.value), what: .address)
    }
}
