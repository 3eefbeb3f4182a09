import ChatModel
import MessageCodec
import NIOCore
import Trust

/// The last handler of a client's connection: shakes hands, sends heartbeats, notices silence, and hands on answers.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = [Answer]
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        case greeting(Greeting, EventLoopPromise<HubEntry>)
        case open
        /// The hub said goodbye: the end is no loss.
        case dismissed
        /// We said goodbye: what still comes is read and dropped, so that the hub can close in peace.
        case leaving(EventLoopPromise<Void>)
        case ended
    }

    private var state: State
    private let failure: ConnectFailure
    private let timing: ConnectionTiming
    private let frames = NIOSingleStepByteToMessageProcessor(AnswerDecoder())
    private var silence = Silence()
    private var pace: ReadPace
    /// What one reading brought so far.
    private var batch: [Answer] = []
    private var context: ChannelHandlerContext?
    private var timers: [RepeatedTask] = []
    private var deadline: Scheduled<Void>?

    init(
        greeting: Greeting, failure: ConnectFailure, timing: ConnectionTiming, welcomed: EventLoopPromise<HubEntry>
    ) {
        state = .greeting(greeting, welcomed)
        self.failure = failure
        self.timing = timing
        pace = ReadPace(interval: .milliseconds(timing.gathering))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        guard case .greeting(let greeting, _) = state else { return }
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(timing.handshake)) {
            self.fail(self.failure.timedOut(self.timing.handshake))
        }
        send(greeting.hello)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(with: .lost())
        self.context = nil
    }

    func read(context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        silence.listen(at: now)
        let wait = pace.wait(at: now)
        guard wait > .nanoseconds(0) else { return context.read() }
        context.eventLoop.assumeIsolated().scheduleTask(in: wait) { self.context?.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        silence.hear()
        do {
            try frames.process(buffer: unwrapInboundIn(data)) { answer in try receive(answer, context) }
        } catch let error as HubConnectionError {
            fail(error)
        } catch {
            fail(brokenOff(context, cause: error))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
        context.fireChannelReadComplete()
        if case .leaving = state { context.read() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard case .greeting(let greeting, _) = state else { return fail(.lost(cause: error)) }
        if let refused = greeting.refusedKey { return fail(HubConnectionError(refused)) }
        fail(brokenOff(context, cause: error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .greeting = state { end(with: brokenOff(context, cause: nil)) } else { end(with: .lost()) }
        context.fireChannelInactive()
    }

    private func brokenOff(_ context: ChannelHandlerContext, cause: (any Error)?) -> HubConnectionError {
        guard case .greeting = state else {
            return HubConnectionError(
                .lost, "The hub sent something that can't be understood; update it or this program.", cause: cause)
        }
        let first = try? context.pipeline.syncOperations.handler(type: FirstBytes.self)
        return failure.brokenOff(by: first?.speaker ?? .nobody, cause: cause)
    }
}

/// What the hub says.
extension ConnectionHandler {
    private func receive(_ answer: Answer, _ context: ChannelHandlerContext) throws {
        switch state {
        case .greeting(var greeting, let welcomed):
            let step = try greeting.apply(answer)
            state = .greeting(greeting, welcomed)
            perform(step, welcomed)
        case .open: try handOn(answer, context)
        case .dismissed, .leaving, .ended: break
        }
    }

    private func perform(_ step: Greeting.Step, _ welcomed: EventLoopPromise<HubEntry>) {
        switch step {
        case .send(let request): send(request)
        case .reckon(let password, let salt): reckon(password, salt)
        case .wait: break
        case .enter(let entry):
            state = .open
            deadline?.cancel()
            startTimers()
            welcomed.succeed(entry)
        }
    }

    /// Reckons beside the event loop, which others share: it takes about a tenth of a second.
    private func reckon(_ password: Password, _ salt: ScramSalt) {
        guard let loop = context?.eventLoop else { return }
        let this = NIOLoopBound(self, eventLoop: loop)
        let secret = loop.makePromise(of: ScramSecret.self)
        secret.completeWithTask { try ScramSecret(password, salt) }
        secret.futureResult.whenComplete { this.value.goOn(with: $0) }
    }

    private func goOn(with secret: Result<ScramSecret, any Error>) {
        guard case .greeting(var greeting, let welcomed) = state else { return }
        do throws(HubConnectionError) {
            let step = try greeting.apply(secret)
            state = .greeting(greeting, welcomed)
            perform(step, welcomed)
        } catch { fail(error) }
    }

    private func handOn(_ answer: Answer, _ context: ChannelHandlerContext) throws {
        switch answer {
        case .heartbeat: return
        case .refused(let refusal) where refusal.subject == .session: throw HubConnectionError(refusal)
        case .goodbye: state = .dismissed
        default: break
        }
        batch.append(answer)
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard !batch.isEmpty else { return }
        let answers = batch
        batch = []
        context.fireChannelRead(wrapInboundOut(answers))
    }

    private func startTimers() {
        guard let loop = context?.eventLoop else { return }
        let this = NIOLoopBound(self, eventLoop: loop)
        let beat = TimeAmount.milliseconds(timing.heartbeat)
        let look = TimeAmount.milliseconds(max(timing.silence / 10, 1))
        timers = [
            loop.scheduleRepeatedTask(initialDelay: beat, delay: beat) { _ in this.value.send(.heartbeat) },
            loop.scheduleRepeatedTask(initialDelay: look, delay: look) { _ in this.value.judgeSilence() },
        ]
    }

    private func judgeSilence() {
        guard let context, silence.lasts(.milliseconds(timing.silence), at: context.eventLoop.now) else { return }
        fail(.silent(seconds: timing.silence / 1_000))
    }

    private func send(_ request: Request) {
        guard let context else { return }
        var frame = context.channel.allocator.buffer(capacity: 256)
        do { try RequestCodec.encode(request, into: &frame) } catch { return fail(.lost(cause: error)) }
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }
}

/// The ways to end.
extension ConnectionHandler {
    /// Says goodbye; done when the hub has closed the connection, or has not in time.
    func leave() -> EventLoopFuture<Void>? {
        guard let context else { return nil }
        switch state {
        case .open:
            let left = context.eventLoop.makePromise(of: Void.self)
            state = .leaving(left)
            send(.goodbye)
            context.read()
            deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(timing.farewell)) {
                self.context?.close(promise: nil)
            }
            return left.futureResult
        case .leaving(let left): return left.futureResult
        case .greeting, .dismissed, .ended: return context.close()
        }
    }

    /// Nobody waits for the welcome any more.
    func abandon() { fail(.lost()) }

    private func fail(_ error: HubConnectionError) {
        end(with: error)
        context?.close(promise: nil)
    }

    /// Tells whoever waits, once.
    private func end(with error: HubConnectionError) {
        let former = state
        state = .ended
        if let context { flush(context) }
        deadline?.cancel()
        for timer in timers { timer.cancel() }
        timers = []
        switch former {
        case .greeting(_, let welcomed): welcomed.fail(error)
        case .open: context?.fireErrorCaught(error)
        case .leaving(let left): left.succeed()
        case .dismissed, .ended: break
        }
    }
}
