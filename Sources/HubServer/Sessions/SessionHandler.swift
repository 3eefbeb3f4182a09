import ChatModel
import HubCore
import MessageCodec
import NIOCore

/// The last handler of every connection: bytes in, requests to the driver; it decides nothing.
final class SessionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let driver: HubDriver
    private let frames: NIOSingleStepByteToMessageProcessor<RequestDecoder>
    private var session: SessionID?

    init(driver: HubDriver) {
        self.driver = driver
        frames = NIOSingleStepByteToMessageProcessor(RequestDecoder(limit: driver.limits.frameBytes))
    }

    func channelActive(context: ChannelHandlerContext) {
        session = driver.accept(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let session else { return }
        do {
            try frames.process(buffer: unwrapInboundIn(data)) { driver.receive($0, from: session, over: context) }
        } catch {
            driver.refuse(session, becauseOf: error)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if let session { driver.changeWritability(of: session) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let session { driver.lose(session) }
        session = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
