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

    /// The kinds of answers that matter once the room is joined: refusals, pages of history, gaps.
    private static let liveKinds: Set<UInt8> = [0x85, 0x9A, 0xB6]

    private let index: Int
    private let room: RoomName
    private let isTalker: Bool
    private let roll: Roll
    /// What the handshake ties itself to; asked once TLS is up.
    private let binding: () -> ChannelBinding
    private let joined: EventLoopPromise<Void>
    private var stage: Stage
    /// What has arrived and was not looked at: the beginning of a frame.
    private var rest = ByteBuffer()
    private var reception = Reception()
    private var context: ChannelHandlerContext?
    private var posts: Posts?
    private var fetch = Tag(1)
    private var number = RoomNumber(0)
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
        let arrived = unwrapInboundIn(data)
        if rest.readableBytes > 0 { rest.writeImmutableBuffer(arrived) } else { rest = arrived }
        let used = rest.withUnsafeReadableBytes(read)
        rest.moveReaderIndex(forwardBy: used)
    }

    /// The count of bytes that whole frames take.
    private func read(_ bytes: UnsafeRawBufferPointer) -> Int {
        let now = PostStamp.now()
        var place = 0
        while let other = texts(in: bytes, from: &place, at: now) { consider(other) }
        return place
    }

    private func texts(in bytes: UnsafeRawBufferPointer, from place: inout Int, at now: UInt64) -> Reception.Other? {
        isTalker
            ? reception.texts(in: bytes, from: &place, at: now, into: &roll.talkers)
            : reception.texts(in: bytes, from: &place, at: now, into: &roll.listeners)
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

    /// Everything that is rare enough to be decoded; what tells of others is not looked at.
    private func consider(_ other: Reception.Other) {
        if case .live = stage, !Self.liveKinds.contains(other.kind) { return }
        do {
            guard let answer = try AnswerCodec.decode(Frame(kind: other.kind, body: ByteBuffer(bytes: other.fields)))
            else {
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
            for entry in page.entries { reception.fill(seq: entry.seq.value) }
            askForGap()
        case (_, .refused(let refusal)): fail("The hub refused a member: \(refusal.detail)")
        default: break
        }
    }

    private func begin(_ snapshot: Joined) throws {
        stage = .live
        number = snapshot.room
        reception.begin(after: snapshot.head.value)
        if isTalker { posts = try Posts(talker: index, room: snapshot.room) }
        roll.add(self)
        joined.succeed()
    }

    private func skip(_ after: Seq, _ before: Seq) {
        let isAsking = !tally.gaps.isEmpty
        reception.skip(after: after.value, before: before.value)
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

    /// What it has had so far.
    var tally: Tally { reception.tally }

    /// Whether it posts.
    var talks: Bool { isTalker }
}
