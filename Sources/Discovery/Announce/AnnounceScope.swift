import ChatModel
import NIOCore

/// To whom a hub makes itself known: to those who can reach its listeners.
package struct AnnounceScope: Hashable, Sendable {
    /// Where it listens in one family of addresses.
    enum Listening: Hashable, Sendable {
        /// On all addresses.
        case everywhere
        /// On these, in order; perhaps on none.
        case addresses([IPAddress])

        func contains(_ address: IPAddress) -> Bool {
            switch self {
            case .everywhere: true
            case .addresses(let addresses): addresses.contains(address)
            }
        }

        /// Whether programs on the same machine reach it at a loopback address.
        var isOnLoopback: Bool {
            switch self {
            case .everywhere: true
            case .addresses(let addresses): addresses.contains(where: \.isLoopback)
            }
        }

        /// Whether other machines reach it.
        var isOnNetwork: Bool {
            switch self {
            case .everywhere: true
            case .addresses(let addresses): !addresses.allSatisfy(\.isLoopback)
            }
        }
    }

    let v4: Listening
    let v6: Listening

    init(v4: Listening, v6: Listening) { (self.v4, self.v6) = (v4, v6) }

    /// It listens on all addresses of both families.
    static let everywhere = AnnounceScope(v4: .everywhere, v6: .everywhere)

    /// Of a hub's listeners on one TCP port; nil if there are none on an IP address.
    package init?(listening: [SocketAddress], port: UInt16) {
        let addresses = listening.filter { $0.port == Int(port) }.compactMap { IPAddress($0) }
        guard !addresses.isEmpty else { return nil }
        let (v4, v6) = (addresses.filter { !$0.isIPv6 }, addresses.filter(\.isIPv6))
        self.init(
            v4: v4.contains(.v4(.any)) ? .everywhere : .addresses(v4),
            v6: v6.contains(.v6(.any)) ? .everywhere : .addresses(v6))
    }

    /// Whether programs on its own machine reach it at ::1 and not at 127.0.0.1.
    var isOnLoopback6Alone: Bool { v6.isOnLoopback && !v4.isOnLoopback }

    /// The ways by which those are reached who can reach the hub, each audience once.
    func targets(of all: [DiscoveryTarget]) -> [DiscoveryTarget] {
        all.filter { target in
            target.kind == .thisMachine ? v4.isOnLoopback || v6.isOnLoopback : listens(on: target.own.ip)
        }.distinct
    }

    /// Whether the hub can be reached at one of this machine's addresses.
    func listens(on address: IPAddress) -> Bool { listening(address).contains(address) }

    /// Whether somebody at this address is answered: a hub on loopback alone is nobody else's business.
    func answers(_ source: SocketAddress) -> Bool {
        guard let source = IPAddress(source) else { return false }
        if source.isLoopback { return v4.isOnLoopback || v6.isOnLoopback }
        return listening(source).isOnNetwork
    }

    private func listening(_ address: IPAddress) -> Listening { address.isIPv6 ? v6 : v4 }
}

/// Where it speaks from.
extension AnnounceScope {
    /// The IPv4 address to which its own port is bound: the one that it listens on where that is one, so that nobody
    /// else finds a port; nil if it speaks no IPv4. Programs on the same machine are spoken to in IPv4 in any case.
    var source4: IPv4Address? {
        guard case .addresses(let addresses) = v4 else { return .any }
        guard case .v4(let first)? = addresses.first else { return v6.isOnLoopback ? .loopback : nil }
        return addresses.count == 1 && (first.isLoopback || !v6.isOnLoopback) ? first : .any
    }

    /// Likewise of IPv6; an address of one link alone is not bound to, as it needs a zone.
    var source6: IPv6Address? {
        guard case .addresses(let addresses) = v6 else { return .any }
        guard case .v6(let first)? = addresses.first else { return nil }
        return addresses.count == 1 && !first.isLinkLocal ? first : .any
    }
}

extension IPAddress {
    /// Whether it is of IPv6.
    fileprivate var isIPv6: Bool { if case .v6 = self { true } else { false } }
}
