import ChatModel
import HubCore
import MessageCodec
import NIOCore
import NIOSSL
import NIOTLS

/// The last handler of every connection: bytes in, requests to the driver; it decides nothing.
///
/// What has arrived is decoded only as long as the connection is read: who is over a rate is not let on by what it sent
/// at once.
final class SessionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let driver: HubDriver
    /// The TLS context; nil to speak plainly.
    private let tls: NIOSSLContext?
    private var decoder: RequestDecoder
    /// What has arrived and was not decoded.
    private var rest = ByteBuffer()
    private var port: SessionPort?

    init(driver: HubDriver, tls: NIOSSLContext?) {
        self.driver = driver
        self.tls = tls
        decoder = RequestDecoder(limit: driver.limits.frameBytes)
    }

    func channelActive(context: ChannelHandlerContext) {
        let port = driver.open(context, isSecured: tls == nil)
        self.port = port
        port.onRead = { [weak self] in self?.decode(context) }
        driver.connect(port, over: context)
        // One that is not let in costs no TLS.
        if let tls, context.channel.isActive {
            do {
                let handler = NIOSSLServerHandler(context: tls)
                try context.pipeline.syncOperations.addHandler(handler, position: .before(self))
            } catch { context.close(promise: nil) }
        }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let port, !port.isClosing else { return }
        if rest.readableBytes == 0 {
            rest = unwrapInboundIn(data)
        } else {
            rest.discardReadBytes()
            rest.writeImmutableBuffer(unwrapInboundIn(data))
        }
        decode(context)
    }

    private func decode(_ context: ChannelHandlerContext) {
        guard let port else { return }
        // A buffer that somebody else holds is copied by TLS before it writes into it again.
        defer { if rest.readableBytes == 0 { rest = ByteBuffer() } }
        do {
            while port.isRead {
                let before = rest.readableBytes
                guard let request = try decoder.decode(buffer: &rest) else { return }
                driver.receive(request, bytes: before - rest.readableBytes, from: port, over: context)
            }
        } catch {
            driver.refuse(port.id, becauseOf: error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { port?.secured() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if let port { driver.changeWritability(of: port.id) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let port { driver.lose(port.id) }
        port = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
