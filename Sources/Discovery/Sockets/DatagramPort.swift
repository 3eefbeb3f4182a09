import ChatModel
import Foundation
import MessageCodec
import NIOCore
import NIOPosix

/// An open UDP port: what arrives is decoded on an event loop; what is sent goes out at once.
struct DatagramPort: Sendable {
    /// What is done, on the event loop, with each datagram of this protocol.
    typealias Receiver = @Sendable (ReceivedDatagram, Arrival) -> Void

    let socket: DatagramSocket
    private let channel: any Channel
    /// Its number.
    let number: UInt16

    /// Opens a port whose datagrams are handed to the receiver.
    /// - Throws: ``DiscoveryError``.
    static func open(
        _ socket: DatagramSocket, on loop: any EventLoop, _ receiver: @escaping Receiver
    ) async throws(DiscoveryError) -> DatagramPort {
        do {
            guard let descriptor = socket.duplicate() else { throw ChannelError.ioOnClosedChannel }
            let channel = try await DatagramBootstrap(group: loop)
                .channelOption(.receivePacketInfo, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(DatagramReader(receiver))
                    }
                }
                .withBoundSocket(descriptor).get()
            return DatagramPort(
                socket: socket, channel: channel, number: UInt16(channel.localAddress?.port ?? 0))
        } catch {
            throw DiscoveryError(.socket, "A UDP port can't be read; try again.", cause: error)
        }
    }

    /// Sends a datagram; nil if the system took it, else why it did not.
    @discardableResult
    func send(_ datagram: Datagram, to target: SocketAddress, by route: Route = .any) -> POSIXErrorCode? {
        var buffer = ByteBuffer()
        guard (try? DatagramCodec.encode(datagram, into: &buffer)) != nil else { return .EMSGSIZE }
        return socket.send(buffer, to: target, by: route)
    }

    /// Returns when the port is closed.
    func closed() async { try? await channel.closeFuture.get() }

    /// Closes the port; a second time does nothing.
    func close() async { try? await channel.close() }
}

/// The life of the ports of one announcer or browser.
extension DatagramPort {
    /// Runs a body, which ends when its task is cancelled, until it ends or a port is lost; then all ports are closed.
    /// - Throws: ``DiscoveryError`` if a port was lost.
    static func serve(
        _ ports: [DatagramPort], _ body: @escaping @Sendable () async -> Void
    ) async throws(DiscoveryError) {
        let lost = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await body()
                return false
            }
            for port in ports {
                group.addTask {
                    await port.closed()
                    return true
                }
            }
            let lost = await group.next() ?? false
            group.cancelAll()
            for port in ports { await port.close() }
            return lost
        }
        guard !lost else { throw DiscoveryError(.socket, "The system has closed a UDP port; start again.") }
    }
}

/// Decodes each packet; what is not of this protocol is dropped.
private final class DatagramReader: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let receiver: DatagramPort.Receiver

    init(_ receiver: @escaping DatagramPort.Receiver) { self.receiver = receiver }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard let received = try? DatagramCodec.decode(envelope.data) else { return }
        receiver(received, Arrival(envelope))
    }

    /// A datagram that could not be delivered earlier shows here; the port stays open.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}
}
