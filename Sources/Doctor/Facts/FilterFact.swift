/// A packet filter, or what people set it with.
package enum FilterKind: String, Hashable, Sendable, CaseIterable {
    case ufw
    case firewalld
    case iptables
    case nftables
}

/// What was found of one packet filter.
package struct FilterFact: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// It is there and stops nothing.
        case off
        /// It is there, and may be read by root only.
        case unreadable
        case on(RuleSet)
    }

    package let kind: FilterKind
    package let state: State
    /// firewalld's zones of interfaces, by name.
    package let zones: [String: String]

    package init(_ kind: FilterKind, _ state: State, zones: [String: String] = [:]) {
        self.kind = kind
        self.state = state
        self.zones = zones
    }
}
