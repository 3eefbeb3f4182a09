import ChatModel
import MessageCodec
import NIOCore
import NIOPosix
import Trust

/// One connection that asks and waits for the answer, to measure how long that takes.
struct Caller: Sendable {
    private let handler: NIOLoopBound<CallHandler>
    private let group: MultiThreadedEventLoopGroup

    /// Connects and proves a key of its own.
    static func enter(_ hub: HubAddress, as nick: String) async throws -> Caller {
        guard case .tcp(let host, let port, let plain) = hub else {
            throw BenchError("Only hubs on TCP are measured.")
        }
        let tls = plain ? nil : try ClientTLS()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let welcome = group.any().makePromise(of: Void.self)
        let name = try Nick(nick)
        let bootstrap = ClientBootstrap(group: group).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                let check = HubCheck { _ in }
                if let tls { try channel.pipeline.syncOperations.addHandler(tls.handler(for: host, check)) }
                let binding = { check.presented.map(ChannelBinding.tls) ?? .plain }
                try channel.pipeline.syncOperations.addHandler(
                    CallHandler(nick: name, binding: binding, welcome: welcome))
            }
        }
        do {
            let channel = try await bootstrap.connect(host: host, port: Int(port)).get()
            try await welcome.futureResult.get()
            let handler = try await channel.eventLoop.submit {
                NIOLoopBound(
                    try channel.pipeline.syncOperations.handler(type: CallHandler.self), eventLoop: group.any())
            }.get()
            return Caller(handler: handler, group: group)
        } catch {
            welcome.fail(error)
            try? await group.shutdownGracefully()
            throw error
        }
    }

    /// Sends a request and waits for an answer: what `take` makes of it, and the nanoseconds until it came.
    func ask<Value: Sendable>(
        _ request: Request, _ take: @escaping @Sendable (Answer) -> Value?
    ) async throws -> (value: Value, nanoseconds: UInt64) {
        let handler = handler
        return try await handler.eventLoop.flatSubmit { handler.value.ask(request, take) }.get()
    }

    func leave() async {
        let handler = handler
        try? await handler.eventLoop.submit { handler.value.leave() }.get()
        try? await group.shutdownGracefully()
    }
}

/// The connection of a ``Caller``.
final class CallHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let nick: Nick
    private let binding: () -> ChannelBinding
    private let welcome: EventLoopPromise<Void>
    private let handshake = UserHandshake(as: UserIdentity(), software: "hubbub-bench")
    private let frames = NIOSingleStepByteToMessageProcessor(AnswerDecoder())
    private var context: ChannelHandlerContext?
    /// Looks whether an answer is the one that is waited for.
    private var look: ((Answer) -> Void)?
    private var fail: ((any Error) -> Void)?

    init(nick: Nick, binding: @escaping () -> ChannelBinding, welcome: EventLoopPromise<Void>) {
        self.nick = nick
        self.binding = binding
        self.welcome = welcome
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        send(.hello(handshake.hello))
    }

    /// Sends a heartbeat now and every five seconds, as long as the connection is open.
    private func beat() {
        guard let context else { return }
        send(.heartbeat)
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(5)) { self.beat() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do { try frames.process(buffer: unwrapInboundIn(data), consider) } catch { end(error) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        end(BenchError("The connection was closed."))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(error)
        context.close(promise: nil)
    }

    private func consider(_ answer: Answer) throws {
        switch answer {
        case .challenge(let challenge):
            let hub = try handshake.verify(challenge, over: binding())
            send(.proof(try hub.proof(nick: nick, kind: .member)))
        case .welcome:
            welcome.succeed()
            beat()
        case .refused(let refusal): end(BenchError("The hub refused: \(refusal.detail)"))
        default: look?(answer)
        }
    }

    private func end(_ error: any Error) {
        welcome.fail(error)
        fail?(error)
    }

    func ask<Value: Sendable>(
        _ request: Request, _ take: @escaping (Answer) -> Value?
    ) -> EventLoopFuture<(value: Value, nanoseconds: UInt64)> {
        guard let context else {
            return welcome.futureResult.flatMapThrowing { throw BenchError("The connection is closed.") }
        }
        let promise = context.eventLoop.makePromise(of: (value: Value, nanoseconds: UInt64).self)
        let start = NIODeadline.now()
        look = { [weak self] answer in
            guard let value = take(answer) else { return }
            self?.look = nil
            promise.succeed((value, UInt64((NIODeadline.now() - start).nanoseconds)))
        }
        fail = { promise.fail($0) }
        send(request)
        return promise.futureResult
    }

    private func send(_ request: Request) {
        var buffer = ByteBuffer()
        do { try RequestCodec.encode(request, into: &buffer) } catch { return end(error) }
        context?.writeAndFlush(NIOAny(buffer), promise: nil)
    }

    func leave() { context?.close(promise: nil) }
}
