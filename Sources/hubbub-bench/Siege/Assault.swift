import ChatModel
import MessageCodec
import NIOCore
import Trust

/// One connection of an attacker.
final class Assault: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What it does with the connection.
    enum Manner: Sendable {
        /// Says nothing.
        case idle
        /// Sends the first half of a hello.
        case half
        case garbage
        /// Enters and sends one kind of request as fast as the connection takes it.
        case posts
        case searches
        case pages

        /// The manners in their shares.
        private static let all: [Manner] = [
            .idle, .idle, .half, .garbage, .garbage, .posts, .posts, .searches, .pages, .posts,
        ]

        init(of index: Int) { self = Self.all[index % Self.all.count] }

        /// Whether it speaks TLS where the hub does.
        var shakesHands: Bool {
            switch self {
            case .idle, .garbage: false
            case .half, .posts, .searches, .pages: true
            }
        }
    }

    private let index: Int
    private let manner: Manner
    private let camp: Camp
    private let binding: () -> ChannelBinding
    private let handshake = UserHandshake(as: UserIdentity(), software: "siege")
    private let frames = NIOSingleStepByteToMessageProcessor(AnswerDecoder())
    /// What is sent over and over, once the room is joined.
    private var volley: ByteBuffer?

    private static let shots = 64

    init(_ index: Int, _ manner: Manner, in camp: Camp, binding: @escaping () -> ChannelBinding) {
        (self.index, self.manner, self.camp, self.binding) = (index, manner, camp, binding)
    }

    func channelActive(context: ChannelHandlerContext) {
        camp.note(index, context.channel)
        switch manner {
        case .idle: break
        case .garbage: send(ByteBuffer(bytes: (0..<4_096).map { _ in UInt8.random(in: 0...255) }), context)
        case .half:
            guard let hello = frame(of: .hello(handshake.hello)) else { return }
            send(hello.getSlice(at: 0, length: hello.readableBytes / 2) ?? hello, context)
        case .posts, .searches, .pages: send(.hello(handshake.hello), context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do { try frames.process(buffer: unwrapInboundIn(data)) { try consider($0, context) } } catch {
            context.close(promise: nil)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { fire(context) }

    func channelInactive(context: ChannelHandlerContext) {
        volley = nil
        camp.lost(index)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func consider(_ answer: Answer, _ context: ChannelHandlerContext) throws {
        switch answer {
        case .challenge(let challenge):
            let hub = try handshake.verify(challenge, over: binding())
            send(.proof(try hub.proof(nick: try Nick("siege-\(index)"), kind: .member)), context)
        case .welcome:
            camp.tally.entered += 1
            send(.join(Tag(1), camp.room, resume: nil), context)
        case .joined(let joined):
            volley = try volley(in: joined.room)
            fire(context)
        case .refused(let refusal) where refusal.subject == .session: camp.tally.refused += 1
        default: break
        }
    }

    private func volley(in room: RoomNumber) throws -> ByteBuffer {
        var bytes = ByteBuffer()
        for _ in 0..<Self.shots {
            switch manner {
            case .searches:
                let wanted = SearchRequest(
                    words: try SearchWords("siege a e"), scope: .everywhere, author: nil, since: nil, before: nil,
                    limit: 50)
                try RequestCodec.encode(.search(Tag(2), wanted), into: &bytes)
            case .pages: try RequestCodec.encode(.history(Tag(2), room, .before(nil, limit: 200)), into: &bytes)
            case .idle, .half, .garbage, .posts:
                let text = try MessageText("siege " + String(repeating: "x", count: 100))
                let post = Post(room: room, nonce: .random(), attempt: 0, body: .text(text))
                try RequestCodec.encode(.post(post), into: &bytes)
            }
        }
        return bytes
    }

    /// Sends as much as the connection takes.
    private func fire(_ context: ChannelHandlerContext) {
        guard let volley else { return }
        while context.channel.isActive, context.channel.isWritable { send(volley, context) }
    }

    private func frame(of request: Request) -> ByteBuffer? {
        var bytes = ByteBuffer()
        return (try? RequestCodec.encode(request, into: &bytes)).map { bytes }
    }

    private func send(_ request: Request, _ context: ChannelHandlerContext) {
        if let bytes = frame(of: request) { send(bytes, context) }
    }

    private func send(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        context.writeAndFlush(NIOAny(bytes), promise: nil)
    }
}
