import NIOCore

/// Sockets on the shared port at each of the machine's addresses.
///
/// Of the sockets that share a port, only the last one bound gets what is for the machine alone, and that may be
/// somebody's client. One that is bound to the very address goes before all that are bound to any.
struct AddressDoors {
    /// An address with the interface's number where it needs that.
    private struct Place: Hashable {
        let address: IPAddress
        let zone: UInt32
    }

    private let port: UInt16
    private let scope: AnnounceScope
    private let loop: any EventLoop
    private let receiver: DatagramPort.Receiver
    private var open: [Place: DatagramPort] = [:]

    init(
        port: UInt16, scope: AnnounceScope, on loop: any EventLoop, _ receiver: @escaping DatagramPort.Receiver
    ) {
        self.port = port
        self.scope = scope
        self.loop = loop
        self.receiver = receiver
    }

    /// Opens those that are missing and closes those whose address is gone; what can't be had is tried at the next look.
    mutating func follow(_ interfaces: [NetworkInterface]) async {
        let places = interfaces.filter { $0.flags.contains(.up) }.flatMap { interface in
            interface.addresses.map(\.ip).filter(scope.listens).map {
                Place(address: $0, zone: $0.isLinkLocal ? interface.index : 0)
            }
        }
        let wanted = Set(places.prefix(DiscoveryLimits.doors))
        for place in open.keys where !wanted.contains(place) { await open.removeValue(forKey: place)?.close() }
        for place in wanted where open[place] == nil {
            guard
                let socket = try? DatagramSocket(place.address, zone: place.zone, port: port, isShared: true)
            else { continue }
            open[place] = try? await DatagramPort.open(socket, on: loop, receiver)
        }
    }

    mutating func close() async {
        for port in open.values { await port.close() }
        open = [:]
    }
}
