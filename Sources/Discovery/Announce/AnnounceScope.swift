import ChatModel
import NIOCore

/// To whom a hub makes itself known: to those who can reach its listeners.
package enum AnnounceScope: Hashable, Sendable {
    /// It listens on all addresses.
    case everywhere
    /// It listens on these addresses, in order.
    case addresses([IPv4Address])

    /// Of a hub's listeners on one TCP port; nil if none of them listens on IPv4.
    package init?(listening: [SocketAddress], port: UInt16) {
        let addresses = listening.filter { $0.port == Int(port) }.compactMap { IPv4Address($0) }
        guard !addresses.isEmpty else { return nil }
        self = addresses.contains(.any) ? .everywhere : .addresses(addresses)
    }

    /// The address from which it speaks, so that what others see as the source is one that it listens on.
    var source: IPv4Address {
        switch self {
        case .addresses(let addresses) where addresses.count == 1: addresses.first ?? .any
        case .everywhere, .addresses: .any
        }
    }

    /// The targets from which the hub can be reached.
    func targets(of all: [BroadcastTarget]) -> [BroadcastTarget] {
        switch self {
        case .everywhere: all
        case .addresses(let addresses):
            all.filter { target in
                addresses.contains(target.own) || target.own.isLoopback && addresses.contains(where: \.isLoopback)
            }
        }
    }

    /// Whether somebody at this address is answered: a hub on loopback alone is nobody else's business.
    func answers(_ source: SocketAddress) -> Bool {
        guard let source = IPv4Address(source) else { return false }
        return switch self {
        case .everywhere: true
        case .addresses(let addresses): source.isLoopback || !addresses.allSatisfy(\.isLoopback)
        }
    }
}
