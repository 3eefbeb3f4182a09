import ChatModel
import Foundation
import NIOCore

/// One port in both families, as far as the machine has them.
struct PortPair: Sendable {
    let v4: DatagramPort?
    let v6: DatagramPort?

    /// Those that are open.
    var ports: [DatagramPort] { [v4, v6].compactMap(\.self) }

    /// Sends a datagram from the port of the target's family; nil if the system took it, else why it did not.
    @discardableResult
    func send(_ datagram: Datagram, to target: SocketAddress, by route: Route = .any) -> POSIXErrorCode? {
        guard let port = port(for: target) else { return .EAFNOSUPPORT }
        return port.send(datagram, to: target, by: route)
    }

    /// Sends a datagram on a way of discovery.
    @discardableResult
    func send(_ datagram: Datagram, to target: DiscoveryTarget, port: UInt16) -> POSIXErrorCode? {
        send(datagram, to: target.destination.socket(port: port, zone: target.index), by: Route(target))
    }

    private func port(for target: SocketAddress) -> DatagramPort? { if case .v6 = target { v6 } else { v4 } }
}

extension PortPair {
    /// Opens the port that all programs share. What can't be had is missing; it is worth a warning where another
    /// program keeps it, and not where the machine has no such family.
    static func openShared(
        _ number: UInt16, on loop: any EventLoop, _ warn: @Sendable (DiscoveryError) -> Void,
        _ receiver: @escaping DatagramPort.Receiver
    ) async -> PortPair {
        let v4 = await open(.v4(.any), number, isShared: true, on: loop, receiver)
        let v6 = await open(.v6(.any), number, isShared: true, on: loop, receiver)
        let failures = [v4.failure, v6.failure].compactMap(\.self)
        if let error = v4.failure ?? failures.first(where: { $0.code == .portTaken }) { warn(error) }
        return PortPair(v4: v4.port, v6: v6.port)
    }

    /// Opens a port of one's own, with the same number in both families where that is free; each at an address, or
    /// not at all where that is nil.
    /// - Throws: ``DiscoveryError`` if neither can be had.
    static func openOwn(
        _ v4: IPv4Address?, _ v6: IPv6Address?, preferring number: UInt16 = 0, on loop: any EventLoop,
        _ receiver: @escaping DatagramPort.Receiver
    ) async throws(DiscoveryError) -> PortPair {
        let first = await open(v4.map(IPAddress.v4), preferring: number, on: loop, receiver)
        let second = await open(v6.map(IPAddress.v6), preferring: first.port?.number ?? number, on: loop, receiver)
        guard first.port != nil || second.port != nil else {
            throw first.failure ?? second.failure ?? DiscoveryError(.socket, "A hub without an address can't be found.")
        }
        return PortPair(v4: first.port, v6: second.port)
    }

    private typealias Opened = (port: DatagramPort?, failure: DiscoveryError?)

    /// A port with that number, or else with any.
    private static func open(
        _ address: IPAddress?, preferring number: UInt16, on loop: any EventLoop,
        _ receiver: @escaping DatagramPort.Receiver
    ) async -> Opened {
        guard let address else { return (nil, nil) }
        let preferred = await open(address, number, isShared: false, on: loop, receiver)
        return preferred.port == nil && number != 0
            ? await open(address, 0, isShared: false, on: loop, receiver) : preferred
    }

    private static func open(
        _ address: IPAddress, _ number: UInt16, isShared: Bool, on loop: any EventLoop,
        _ receiver: @escaping DatagramPort.Receiver
    ) async -> Opened {
        do throws(DiscoveryError) {
            let socket = try DatagramSocket(address, port: number, isShared: isShared)
            return (try await DatagramPort.open(socket, on: loop, receiver), nil)
        } catch {
            return (nil, error)
        }
    }
}
