import ChatModel

/// One thing that the doctor says.
package struct Finding: Hashable, Sendable {
    /// How it is.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case fine
        /// Worth knowing, and no fault.
        case note
        /// It may be a fault; that can't be told for sure.
        case doubt
        case trouble
    }

    package let state: State
    package let matter: Matter

    package init(_ state: State, _ matter: Matter) {
        self.state = state
        self.matter = matter
    }
}

/// What a finding is about; the words for it are the catalogue's.
package enum Matter: Hashable, Sendable {
    // The network
    case interface(InterfaceFact)
    case path(PathFact)
    /// No interface leads anywhere.
    case noNetwork
    /// These interfaces lead to one machine each, or to so few that there is no broadcast.
    case narrow([String])
    /// What comes in on the UDP port is dropped.
    case incomingDropped([String], Culprit)
    /// What is sent to the UDP port is forbidden.
    case outgoingForbidden([String], Culprit)
    // The ports
    case udpShared
    case udpTaken(by: String?)
    case udpFailed(String)
    case tcpFree
    case tcpHub(HubID)
    case tcpTaken(by: String?)
    case tcpFailed(String)
    /// A hub on this machine that only this machine reaches: its name, or nil, and where it listens.
    case hubWithin(HubName?, address: String)
    // The packet filters
    case noFilter
    case filterOff(FilterKind)
    case filterUnreadable(FilterKind)
    case filterOpen(FilterKind)
    case filterStops(Stop)
    case filterMayStop(Stop)
    // The hubs
    case hub(HubFact)
    case noHub
    /// Hubs are heard, but what they answer does not arrive.
    case noAnswers
    case hubClock(HubName, skew: Int64)
    /// Several hubs agree that this machine's clock is behind by so many milliseconds; negative if it is ahead.
    case ownClock(skew: Int64)
    // The hub that was named
    case target(AddressFact)
    case ping(roundTrip: Double, skew: Int64)
    case pingSilent(address: String, port: UInt16)
    case targetClock(String, skew: Int64)
}

/// A packet that a filter stops, by which rule, and what lets it pass.
package struct Stop: Hashable, Sendable {
    package let filter: FilterKind
    package let direction: Packet.Direction
    package let transport: Packet.Transport
    /// The rule as the filter's program writes it, or firewalld's zone; nil where nothing is let through that no rule
    /// allows.
    package let rule: String?
    /// The chain, or table and chain, where that is.
    package let place: String
    /// The line that opens the port.
    package let opening: String
}

/// Who drops what is lost on this machine.
package enum Culprit: Hashable, Sendable {
    case filter(Stop)
    /// Likely one of these, which only root may read.
    case unread([FilterKind])
    /// No packet filter that would was found.
    case unknown
}

/// What all findings come to.
package enum Verdict: Hashable, Sendable {
    /// What to mend first.
    case trouble(Matter)
    /// The hub that was named is reached.
    case reached(name: String, address: String, milliseconds: Double)
    /// So many hubs are heard.
    case hears(Int)
    /// Nothing is wrong here, and no hub is heard.
    case alone

    /// Whether nothing is to be mended.
    package var isHealthy: Bool { if case .trouble = self { false } else { true } }
}

/// What the doctor found, and what it comes to.
package struct Report: Hashable, Sendable {
    package let facts: Facts
    package let findings: [Finding]
    package let verdict: Verdict
}
