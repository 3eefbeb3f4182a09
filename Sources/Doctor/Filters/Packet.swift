/// A packet that Hubbub needs, as packet filters see it.
package struct Packet: Hashable, Sendable {
    /// Whether it comes to this machine or leaves it.
    package enum Direction: Hashable, Sendable {
        case incoming
        case outgoing
    }

    /// What carries it.
    package enum Transport: String, Hashable, Sendable {
        case udp
        case tcp
    }

    /// From where to where; of IPv6 only that it is.
    package enum Addresses: Hashable, Sendable {
        case ipv4(source: IPv4Range, destination: IPv4Range)
        case ipv6
    }

    package let direction: Direction
    package let transport: Transport
    /// The interface where it comes in or goes out.
    package let interface: String
    /// The port that it goes to.
    package let port: UInt16
    package let addresses: Addresses

    package init(
        _ direction: Direction, _ transport: Transport, interface: String, port: UInt16, addresses: Addresses
    ) {
        self.direction = direction
        self.transport = transport
        self.interface = interface
        self.port = port
        self.addresses = addresses
    }

    /// What kind of address it goes to: discovery speaks to all on a network, the chat to one machine.
    var destinationTypes: Set<String> {
        switch (transport, addresses) {
        case (.tcp, _): ["unicast", "local", "host"]
        case (.udp, .ipv6): ["multicast"]
        case (.udp, .ipv4(_, let destination)): destination.isMulticast ? ["multicast"] : ["broadcast"]
        }
    }

    /// The hooks that it passes (netfilter's names), first one first.
    var hooks: [String] { direction == .incoming ? ["prerouting", "input"] : ["output", "postrouting"] }
}
