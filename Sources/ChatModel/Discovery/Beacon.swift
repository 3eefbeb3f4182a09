/// What a hub tells the network about itself, before it is signed.
package struct Beacon: Hashable, Sendable {
    /// What a person should know before joining.
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A password is asked for.
        package static let password = Flags(rawValue: 1)
        /// The TCP port speaks without TLS.
        package static let plain = Flags(rawValue: 2)
        /// The hub stops: forget it.
        package static let goodbye = Flags(rawValue: 4)
        /// It may be asked who is on the hub.
        package static let namesPeople = Flags(rawValue: 8)
        /// On its own machine it is reached at ::1 and not at 127.0.0.1.
        package static let loopback6 = Flags(rawValue: 16)
    }

    /// The P-256 public key, X9.63 uncompressed: 65 bytes. Its SubjectPublicKeyInfo's hash is the hub's ID.
    package let hubKey: [UInt8]
    package let freshness: Freshness
    package let name: HubName
    /// TCP port of the chat.
    package let port: UInt16
    /// UDP port for ping and time.
    package let pingPort: UInt16
    /// People online.
    package let people: UInt32
    package let flags: Flags
    /// The hub's clock when it was sent.
    package let clock: HubTime
    /// The token of the query that it answers; 0 when it was not asked for.
    package let token: UInt64
    /// Microseconds that it waited before it answered, so as not to speak together with many others.
    package let waited: UInt32

    package init(
        hubKey: [UInt8], freshness: Freshness, name: HubName, port: UInt16, pingPort: UInt16, people: UInt32,
        flags: Flags, clock: HubTime, token: UInt64, waited: UInt32 = 0
    ) {
        self.hubKey = hubKey
        self.freshness = freshness
        self.name = name
        self.port = port
        self.pingPort = pingPort
        self.people = people
        self.flags = flags
        self.clock = clock
        self.token = token
        self.waited = waited
    }
}

/// How new a beacon is: the hub's stored start count, then its place within that run. A replayed one is lower.
package struct Freshness: Hashable, Comparable, Sendable {
    package let start: UInt64
    package let counter: UInt64

    package init(start: UInt64, counter: UInt64) {
        self.start = start
        self.counter = counter
    }

    package static func < (left: Freshness, right: Freshness) -> Bool {
        (left.start, left.counter) < (right.start, right.counter)
    }
}

/// A beacon with its signature: what stands in a datagram.
package struct SignedBeacon: Hashable, Sendable {
    package let beacon: Beacon
    /// ECDSA P-256 over a label and the beacon's encoded bytes, raw: 64 bytes.
    package let signature: [UInt8]

    package init(beacon: Beacon, signature: [UInt8]) {
        self.beacon = beacon
        self.signature = signature
    }
}

/// What one UDP packet holds: one datagram is one message.
package enum Datagram: Hashable, Sendable {
    case beacon(SignedBeacon)
    /// Who is there? The hub echoes the token; the datagram is as long as an answer.
    case query(token: UInt64)
    /// Up to 64 bytes to be sent back.
    case ping(token: UInt64, PingPayload)
    /// They came back, with the hub's clock.
    case pong(token: UInt64, PingPayload, HubTime)
    /// Who is on this hub? The hub echoes the token; the datagram is as long as any answer.
    case who(token: UInt64)
    /// These are.
    case people(SignedPeople)
}
