/// The versions of the wire format.
package enum WireVersion {
    /// The version that this program speaks.
    package static let current: UInt32 = 1
}

/// A client's first frame: who it claims to be.
package struct Hello: Hashable, Sendable {
    /// The wire versions that it can speak, best first.
    package let versions: [UInt32]
    /// Names of optional abilities that it has.
    package let features: [String]
    /// Program and version, for logs: "hubbub 0.1.0".
    package let software: String
    /// The raw 32-byte Ed25519 public key.
    package let userKey: [UInt8]
    /// 32 random bytes of this connection.
    package let nonce: Digest

    package init(versions: [UInt32], features: [String], software: String, userKey: [UInt8], nonce: Digest) {
        self.versions = versions
        self.features = features
        self.software = software
        self.userKey = userKey
        self.nonce = nonce
    }
}

/// The hub's first frame: who it is, with a signature over both nonces.
package struct Challenge: Hashable, Sendable {
    /// The wire version that it chose.
    package let version: UInt32
    /// Names of optional abilities that it has.
    package let features: [String]
    /// The P-256 public key, X9.63 uncompressed: 65 bytes.
    package let hubKey: [UInt8]
    /// 32 random bytes of this connection.
    package let nonce: Digest
    /// The hub's ECDSA signature (raw, 64 bytes) over the handshake's transcript.
    package let signature: [UInt8]
    /// What the hub calls itself.
    package let name: HubName

    package init(
        version: UInt32, features: [String], hubKey: [UInt8], nonce: Digest, signature: [UInt8], name: HubName
    ) {
        self.version = version
        self.features = features
        self.hubKey = hubKey
        self.nonce = nonce
        self.signature = signature
        self.name = name
    }
}

/// How a session takes part.
package enum SessionKind: UInt8, Hashable, Sendable {
    /// Stands in the rosters of its rooms.
    case member = 0
    /// Posts and reads, stands in no roster, makes no join line: `send` and `tail`.
    case visitor = 1
}

/// A client's second frame: the proof that the key is its own, and what it would be called.
package struct Proof: Hashable, Sendable {
    /// The user's Ed25519 signature (64 bytes) over the handshake's transcript.
    package let signature: [UInt8]
    package let nick: Nick
    package let kind: SessionKind

    package init(signature: [UInt8], nick: Nick, kind: SessionKind) {
        self.signature = signature
        self.nick = nick
        self.kind = kind
    }
}

/// The hub's second frame: the session is open.
package struct Welcome: Hashable, Sendable {
    /// The user as the hub knows them; the nick can differ from the one asked for.
    package let you: Person
    /// The hub's clock.
    package let time: HubTime
    /// How many posts may wait for their acknowledgement.
    package let credit: UInt32
    /// How many people are on the hub.
    package let people: UInt32
    /// What the user is on the whole hub.
    package let role: Role

    package init(you: Person, time: HubTime, credit: UInt32, people: UInt32, role: Role = .member) {
        self.you = you
        self.time = time
        self.credit = credit
        self.people = people
        self.role = role
    }
}
