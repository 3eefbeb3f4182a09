import NIOCore

/// Collects what a peer's connection brings, until the test asks for it; lives on the connection's event loop.
final class Inbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var bytes = ByteBuffer()
    private var isEnded = false
    /// Looks again, whenever something came, for what the test waits for.
    private var look: (() -> Void)?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes.writeImmutableBuffer(unwrapInboundIn(data))
        look?()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isEnded = true
        look?()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Completes when `take` finds in the bytes what it looks for; it is told whether more can come.
    func wait<Found: Sendable>(
        on loop: any EventLoop, for what: String, within time: TimeAmount,
        _ take: @escaping (inout ByteBuffer, _ isEnded: Bool) throws -> Found?
    ) -> EventLoopFuture<Found> {
        let found = loop.makePromise(of: Found.self)
        let deadline = loop.scheduleTask(in: time) { found.fail(PeerError("There was no \(what) in time.")) }
        look = { [weak self] in
            guard let self else { return }
            do {
                guard let value = try take(&bytes, isEnded) else {
                    if isEnded { throw PeerError("The connection ended before there was a \(what).") }
                    return
                }
                found.succeed(value)
            } catch { found.fail(error) }
            look = nil
        }
        look?()
        return found.futureResult.always { _ in deadline.cancel() }
    }
}

/// What a scripted peer waited for did not happen.
package struct PeerError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
