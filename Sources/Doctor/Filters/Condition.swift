/// Whether a rule is about a packet, as far as can be told from outside the kernel.
package enum Match: Hashable, Sendable {
    case yes
    case no
    case maybe

    static prefix func ! (match: Match) -> Match {
        switch match {
        case .yes: .no
        case .no: .yes
        case .maybe: .maybe
        }
    }

    static func all(_ matches: some Sequence<Match>) -> Match {
        var result = Match.yes
        for match in matches {
            if match == .no { return .no }
            if match == .maybe { result = .maybe }
        }
        return result
    }
}

/// One thing that a packet filter's rule asks of a packet.
package indirect enum Condition: Hashable, Sendable {
    /// It is of IPv4, or of IPv6.
    case version(Int)
    /// Carried by one of these: `udp`, `tcp`, others.
    case transport(Set<String>)
    case sourcePort([ClosedRange<UInt16>])
    case destinationPort([ClosedRange<UInt16>])
    /// It came in by one of these interfaces; a `*` or `+` at the end stands for anything.
    case incomingInterface([String])
    case outgoingInterface([String])
    /// Its connection is in one of these states.
    case state(Set<String>)
    case source([IPv4Range])
    case destination([IPv4Range])
    /// It goes to one machine (`unicast`, `local`, `host`), or to many (`broadcast`, `multicast`).
    case destinationType(Set<String>)
    case not(Condition)
    /// Something that can't be told here: a rate, a mark, a set that changes.
    case unknown

    /// What no packet of Hubbub's is.
    package static let never = Condition.transport([])

    package func match(_ packet: Packet) -> Match {
        switch self {
        case .version(let version): Self.match(packet.version == version)
        case .transport(let names): Self.match(names.contains(packet.transport.rawValue))
        case .sourcePort(let ranges): Self.match(freePort: ranges)
        case .destinationPort(let ranges): Self.match(ranges.contains { $0.contains(packet.port) })
        case .incomingInterface(let names): packet.matches(names, when: .incoming)
        case .outgoingInterface(let names): packet.matches(names, when: .outgoing)
        // The first packet of something is what matters: it opens the way for the others.
        case .state(let states): Self.match(states.contains("new"))
        case .source(let ranges): packet.source.map { Self.match($0, ranges) } ?? .no
        case .destination(let ranges): packet.destination.map { Self.match($0, ranges) } ?? .no
        case .destinationType(let types):
            Self.match(!types.isDisjoint(with: packet.destinationTypes))
        case .not(let condition): !condition.match(packet)
        case .unknown: .maybe
        }
    }

    private static func match(_ isSo: Bool) -> Match { isSo ? .yes : .no }

    /// Programs speak from ports that the system chose, above 1023 (RFC 6335, section 6).
    private static func match(freePort ranges: [ClosedRange<UInt16>]) -> Match {
        if ranges.contains(where: { $0.lowerBound <= 1_024 && $0.upperBound == .max }) { return .yes }
        return ranges.contains { $0.upperBound >= 1_024 } ? .maybe : .no
    }

    private static func match(_ range: IPv4Range, _ ranges: [IPv4Range]) -> Match {
        if ranges.contains(where: { $0.contains(range) }) { return .yes }
        return ranges.contains { $0.overlaps(range) } ? .maybe : .no
    }
}

extension Packet {
    fileprivate var version: Int { if case .ipv6 = addresses { 6 } else { 4 } }

    fileprivate var source: IPv4Range? { if case .ipv4(let source, _) = addresses { source } else { nil } }

    fileprivate var destination: IPv4Range? {
        if case .ipv4(_, let destination) = addresses { destination } else { nil }
    }

    fileprivate func matches(_ patterns: [String], when direction: Direction) -> Match {
        guard direction == self.direction else { return .no }
        return patterns.contains { pattern in
            pattern.hasSuffix("*") || pattern.hasSuffix("+")
                ? interface.hasPrefix(pattern.dropLast()) : interface == pattern
        } ? .yes : .no
    }
}
