import ChatModel
import MessageCodec
import NIOCore

/// Keeps the first bytes that came over a connection, before TLS: they tell what answers there if the handshake fails.
final class FirstBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Enough for a hub's refusal.
    private static let limit = 1_024
    private var bytes = ByteBuffer()

    /// What kind of program sent them, as far as that can be told.
    enum Speaker {
        case plainHub
        case tls
        case other
        case nobody
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let room = Self.limit - bytes.readableBytes
        if room > 0 { bytes.writeImmutableBuffer(unwrapInboundIn(data).prefix(room)) }
        context.fireChannelRead(data)
    }

    var speaker: Speaker {
        guard bytes.readableBytes > 0 else { return .nobody }
        // TLS records of alerts and handshakes (RFC 8446, section 5.1).
        if let head = bytes.getBytes(at: bytes.readerIndex, length: 2), (21...22).contains(head[0]), head[1] == 3 {
            return .tls
        }
        var copy = bytes
        if let frame = try? Frame.next(from: &copy, limit: Self.limit), case .refused = try? AnswerCodec.decode(frame) {
            return .plainHub
        }
        return .other
    }
}

extension ByteBuffer {
    fileprivate func prefix(_ count: Int) -> ByteBuffer {
        getSlice(at: readerIndex, length: Swift.min(count, readableBytes)) ?? ByteBuffer()
    }
}
