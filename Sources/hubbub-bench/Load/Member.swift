import ChatModel
import MessageCodec
import NIOCore
import Trust

/// One connection of the load: proves a key of its own, joins its room, then counts what it is sent.
final class Member: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Where a connection stands.
    private enum Stage {
        case greeting(UserHandshake)
        case entering
        case joining
        case live
    }

    private let index: Int
    private let room: RoomName
    private let isTalker: Bool
    private let roll: Roll
    /// What the handshake ties itself to; asked once TLS is up.
    private let binding: () -> ChannelBinding
    private let joined: EventLoopPromise<Void>
    private var stage: Stage
    private var scanner = FrameScanner()
    private var context: ChannelHandlerContext?
    private var posts: Posts?
    private var fetch = Tag(1)
    private var number = RoomNumber(0)
    private(set) var tally = Tally()
    private(set) var isReading = true

    init(
        index: Int, room: RoomName, talks isTalker: Bool, roll: Roll, binding: @escaping () -> ChannelBinding,
        joined: EventLoopPromise<Void>
    ) {
        self.index = index
        self.room = room
        self.isTalker = isTalker
        self.roll = roll
        self.binding = binding
        self.joined = joined
        stage = .greeting(UserHandshake(as: UserIdentity(), software: "hubbub-bench"))
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        if case .greeting(let handshake) = stage { send(.hello(handshake.hello)) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = PostStamp.now()
        unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
            scanner.scan(bytes) { kind, fields in receive(kind, fields, at: now) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { roll.noteRead() }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        fail("A member's connection was closed.")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail("A member's connection failed: \(error)")
        context.close(promise: nil)
    }

    private func fail(_ reason: String) {
        let error = BenchError(reason)
        joined.fail(error)
        roll.fail(error)
    }

    private func receive(_ kind: UInt8, _ fields: UnsafeRawBufferPointer, at now: UInt64) {
        guard kind == EntryHead.kind else { return consider(kind, fields) }
        guard let head = EntryHead(fields) else { return fail("The hub sent a text that ends too early.") }
        let stamp = PostStamp(nonce: head.nonce)
        tally.take(seq: head.seq, talker: stamp.talker, stamp: stamp.nanoseconds)
        let delay = now > stamp.nanoseconds ? now - stamp.nanoseconds : 0
        if isTalker { roll.talkers.record(delay) } else { roll.listeners.record(delay) }
    }

    /// Everything that is rare enough to be decoded.
    private func consider(_ kind: UInt8, _ fields: UnsafeRawBufferPointer) {
        do {
            guard let answer = try AnswerCodec.decode(Frame(kind: kind, body: ByteBuffer(bytes: fields))) else {
                return
            }
            try consider(answer)
        } catch {
            fail("A member could not go on: \(error)")
        }
    }

    private func consider(_ answer: Answer) throws {
        switch (stage, answer) {
        case (.greeting(let handshake), .challenge(let challenge)):
            let hub = try handshake.verify(challenge, over: binding())
            stage = .entering
            send(.proof(try hub.proof(nick: try Nick("member-\(index)"), kind: .member)))
        case (.entering, .welcome):
            stage = .joining
            send(.join(Tag(1), room, resume: nil))
        case (.joining, .joined(let snapshot)): try begin(snapshot)
        case (.live, .gap(_, let after, let before)): skip(after, before)
        case (.live, .history(_, let page)):
            for entry in page.entries { tally.fill(seq: entry.seq.value) }
            askForGap()
        case (_, .refused(let refusal)): fail("The hub refused a member: \(refusal.detail)")
        default: break
        }
    }

    private func begin(_ snapshot: Joined) throws {
        stage = .live
        number = snapshot.room
        tally.begin(after: snapshot.head.value)
        if isTalker { posts = try Posts(talker: index, room: snapshot.room) }
        roll.add(self)
        joined.succeed()
    }

    private func skip(_ after: Seq, _ before: Seq) {
        let isAsking = !tally.gaps.isEmpty
        tally.skip(after: after.value, before: before.value)
        if !isAsking { askForGap() }
    }

    private func askForGap() {
        guard let gap = tally.gaps.first else { return }
        fetch = Tag(fetch.value &+ 1)
        send(.history(fetch, number, .after(Seq(gap.lowerBound - 1), limit: 200)))
    }

    private func send(_ request: Request) {
        var buffer = ByteBuffer()
        do { try RequestCodec.encode(request, into: &buffer) } catch {
            return fail("A request can't be sent: \(error)")
        }
        context?.writeAndFlush(NIOAny(buffer), promise: nil)
    }

    /// Posts so many texts in one write.
    func post(_ count: Int) {
        guard count > 0, let bytes = posts?.next(count) else { return }
        context?.writeAndFlush(NIOAny(bytes), promise: nil)
    }

    func beat() { send(.heartbeat) }

    /// Stops or goes on reading.
    func read(_ isOn: Bool) {
        isReading = isOn
        try? context?.channel.syncOptions?.setOption(.autoRead, value: isOn)
    }

    func leave() { context?.close(promise: nil) }

    /// Whether it posts.
    var talks: Bool { isTalker }
}
