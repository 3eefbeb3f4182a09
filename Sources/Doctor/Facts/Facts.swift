import ChatModel

/// Everything that was found out about this machine's network: what the doctor judges.
package struct Facts: Hashable, Sendable {
    /// All of this machine's interfaces.
    package var interfaces: [InterfaceFact] = []
    /// Each way on which hubs were asked for.
    package var paths: [PathFact] = []
    /// The UDP port of discovery.
    package var udp = UDPPortFact.shared
    /// The TCP port of a hub.
    package var tcp = TCPPortFact.free
    /// The packet filters that were found here.
    package var filters: [FilterFact] = []
    /// The hubs that were heard.
    package var hubs: [HubFact] = []
    /// What came of going to the hub that the person named; nil if they named none.
    package var target: TargetFact?

    package init() {}
}

/// One of this machine's interfaces.
package struct InterfaceFact: Hashable, Sendable {
    /// Why hubs are not asked for on it.
    package enum Skip: String, Hashable, Sendable, CaseIterable {
        case down
        case noCarrier
        case noAddress
        case loopback
        case notSupported
        case pointToPoint
        case tooSmall
    }

    /// An address that it has.
    package struct Address: Hashable, Sendable {
        /// As it is written: `192.168.1.20`, `fe80::1`.
        package let text: String
        /// How many bits all addresses of its network share.
        package let prefix: UInt8
        /// Where broadcasts on its network go; nil where there are none.
        package let broadcast: String?

        package init(_ text: String, prefix: UInt8, broadcast: String?) {
            self.text = text
            self.prefix = prefix
            self.broadcast = broadcast
        }

        /// `192.168.1.20/24`.
        package var written: String { "\(text)/\(prefix)" }

        /// The addresses of its network; nil for IPv6.
        var network: IPv4Range? { IPv4Range(written) }

        /// Its own address as a range of one; nil for IPv6.
        var own: IPv4Range? { IPv4Range(text) }
    }

    package let name: String
    package let addresses: [Address]
    /// Why nothing is asked on it; nil if something is.
    package let skip: Skip?

    package init(name: String, addresses: [Address], skip: Skip?) {
        self.name = name
        self.addresses = addresses
        self.skip = skip
    }

    /// Whether it leads to other machines, and could be used.
    var isUsable: Bool {
        switch skip {
        case nil, .pointToPoint, .tooSmall, .notSupported: true
        case .down, .noCarrier, .noAddress, .loopback: false
        }
    }

    /// The address that people know it by: of IPv4 if it has one.
    package var address: Address? { addresses.first { $0.own != nil } ?? addresses.first }
}

/// One way on which hubs were asked for, and what came of it.
package struct PathFact: Hashable, Sendable {
    /// How many are reached at once.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case thisMachine
        case broadcast
        case multicast
        case multicast6
    }

    /// What the system said to the query.
    package enum Sending: Hashable, Sendable {
        case sent
        /// A packet filter of this machine forbade it.
        case forbidden
        /// It could not be sent: the system's reason.
        case failed(String)
    }

    package let interface: String
    package let kind: Kind
    /// Where the query went.
    package let destination: String
    package let sending: Sending
    /// Whether the query itself came in again by that interface; nil if the shared port could not be listened on.
    package let cameBack: Bool?
    /// How many hubs were heard from that network.
    package let hubs: Int

    package init(
        interface: String, kind: Kind, destination: String, sending: Sending, cameBack: Bool?, hubs: Int
    ) {
        self.interface = interface
        self.kind = kind
        self.destination = destination
        self.sending = sending
        self.cameBack = cameBack
        self.hubs = hubs
    }
}

/// A hub that was heard.
package struct HubFact: Hashable, Sendable {
    package let id: HubID
    package let name: HubName
    /// Best first.
    package let addresses: [HubAddress]
    /// Milliseconds from query to answer, if measured.
    package let roundTrip: Double?
    /// Milliseconds by which its clock is ahead of this machine's; negative if it is behind.
    package let skew: Int64
    /// Whether it answered where it was asked; else only what it says to all was heard.
    package let answered: Bool
    /// Where it listens, if it runs on this machine; empty if it does not, or that can't be told.
    package var listeners: [ListenerFact] = []

    package init(
        id: HubID, name: HubName, addresses: [HubAddress], roundTrip: Double?, skew: Int64, answered: Bool
    ) {
        self.id = id
        self.name = name
        self.addresses = addresses
        self.roundTrip = roundTrip
        self.skew = skew
        self.answered = answered
    }
}
