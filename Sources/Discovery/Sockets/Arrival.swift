import NIOCore

/// Where a datagram came from, and where it came in.
struct Arrival: Hashable, Sendable {
    let source: SocketAddress
    /// The number of the interface; 0 where the system does not tell.
    let interface: UInt32
    /// The address that it was sent to; nil where the system does not tell.
    let destination: IPAddress?

    init(from source: SocketAddress, interface: UInt32 = 0, to destination: IPAddress? = nil) {
        self.source = source
        self.interface = interface
        self.destination = destination
    }

    init(_ envelope: AddressedEnvelope<ByteBuffer>) {
        let info = envelope.metadata?.packetInfo
        self.init(
            from: envelope.remoteAddress, interface: info.flatMap { UInt32(exactly: $0.interfaceIndex) } ?? 0,
            to: info.flatMap { IPAddress($0.destinationAddress) })
    }
}
