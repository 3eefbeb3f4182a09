import ChatModel

/// Who has a port on this machine.
package struct ListenerFact: Hashable, Sendable {
    /// The address that it is bound to, without the port: `0.0.0.0`, `127.0.0.1`, `::`.
    package let address: String
    /// The program, if that can be told.
    package let program: String?

    package init(address: String, program: String?) {
        self.address = address
        self.program = program
    }

    /// Whether only programs on this machine reach it.
    package var isLoopback: Bool { address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.") }
}

/// Whether the UDP port of discovery can be listened on.
package enum UDPPortFact: Hashable, Sendable {
    /// It can, beside whoever else listens there in the same way.
    case shared
    /// Another program keeps it for itself.
    case taken(by: String?)
    /// The system does not let it be opened: its reason.
    case failed(String)
}

/// Who has the TCP port of a hub.
package enum TCPPortFact: Hashable, Sendable {
    /// A hub can be started on it.
    case free
    /// A hub listens there.
    case hub(HubID, [ListenerFact])
    /// Something else does.
    case program(String?)
    /// The system does not let it be opened: its reason.
    case failed(String)
}
