import ChatModel
import HubCore
import MessageCodec
import NIOCore

/// A connection as the fan-out sees it: what it is owed, whether it is read, and how it ends.
///
/// A class, because rooms and the driver share it; it never leaves the hub's event loop.
final class SessionPort {
    let id: SessionID
    /// The handler's place in the pipeline; nil once the connection is gone.
    private var context: ChannelHandlerContext?
    private(set) var outlet = Outlet()
    /// Whether the port is in the driver's list of ports to write to.
    var isDirty = false
    /// Whether the connection takes more now; kept here, because asking the channel costs as much as a small write.
    private var isWritable = true
    /// Whether a room's log was last seen to hold something for it.
    private var isBehind = false
    private(set) var isClosing = false
    /// Whether nothing stands between the two sides before the first frame: TLS is up, or not spoken.
    private var isSecured: Bool
    /// Called after the connection is read again: something of it may have been left undecoded.
    var onRead: () -> Void = {}
    /// Why it is not read at the moment.
    private var holds: Holds = []

    /// Reasons not to read a connection.
    struct Holds: OptionSet {
        let rawValue: UInt8

        /// Its own rate.
        static let rate = Holds(rawValue: 1)
        /// The journal is behind.
        static let journal = Holds(rawValue: 2)
        /// It does not take its answers.
        static let answers = Holds(rawValue: 4)
        /// It is being closed.
        static let closing = Holds(rawValue: 8)
    }

    init(id: SessionID, context: ChannelHandlerContext, isSecured: Bool) {
        self.id = id
        self.context = context
        self.isSecured = isSecured
    }

    /// Whether what it sends is taken now.
    var isRead: Bool { context != nil && holds.isEmpty }

    /// Whether it is not read until the journal has caught up.
    var isHeldByJournal: Bool { holds.contains(.journal) }

    /// Whether it is not read until it has taken its answers.
    var isHeldByAnswers: Bool { holds.contains(.answers) }

    func attach(_ feed: RoomFeed) {
        outlet.cursors.first { $0.feed.room == feed.room }?.feed.remove(self)
        outlet.attach(feed)
        feed.add(self)
    }

    func detach(_ feed: RoomFeed) {
        outlet.detach(feed.room)
        feed.remove(self)
    }

    func release(_ room: RoomNumber) { outlet.release(room) }

    func owe(_ frame: ByteBuffer, barrier: UInt64) { outlet.owe(frame, barrier: barrier) }

    /// Its place in a room's log.
    func position(in feed: RoomFeed) -> UInt64? { outlet.cursors.first { $0.feed === feed }?.position }

    /// Writes what may be written now, as one flush; says whether more could be written in the next turn.
    func pump(limits: Limits, gap: (RoomNumber, Seq, Seq) -> ByteBuffer) -> Bool {
        guard let context else { return false }
        var wrote = false
        if isWritable {
            outlet.take(
                budget: limits.sliceBytes, gap: gap,
                write: {
                    context.write(NIOAny($0), promise: nil)
                    wrote = true
                })
        }
        hold(.answers, outlet.waiting > limits.answersWaiting || outlet.waitingBytes > limits.answerBytesWaiting)
        noteProgress()
        if wrote { context.flush() }
        if isClosing, outlet.isSettled { finish() }
        return isWritable && !outlet.isSettled
    }

    /// Tells its rooms whether they must keep something for it; one that was and is up to date need not be looked at.
    private func noteProgress() {
        let wasBehind = isBehind
        isBehind = outlet.isBehind
        guard isBehind || wasBehind else { return }
        for cursor in outlet.cursors { cursor.feed.note(id, isBehind: cursor.isBehind) }
    }

    /// The channel takes more, or takes no more for now.
    func writabilityChanged() { isWritable = context?.channel.isWritable ?? false }

    /// Writes a frame at once, unless something else waits: a heartbeat says no more than that does.
    func beat(_ frame: ByteBuffer) {
        guard let context, isWritable, outlet.isSettled else { return }
        context.writeAndFlush(NIOAny(frame), promise: nil)
    }

    /// Stops or goes on reading, for one of several reasons.
    func hold(_ reason: Holds, _ isHeld: Bool) {
        let before = holds
        if isHeld { holds.insert(reason) } else { holds.remove(reason) }
        guard holds.isEmpty != before.isEmpty, let context else { return }
        try? context.channel.syncOptions?.setOption(.autoRead, value: holds.isEmpty)
        guard holds.isEmpty else { return }
        context.eventLoop.assumeIsolated().execute { [weak self] in self?.onRead() }
    }

    /// TLS is up.
    func secured() {
        isSecured = true
        if isClosing { hold(.closing, true) }
    }

    /// Ends the connection once all that it is owed was written, or at the deadline.
    func close(within limit: TimeAmount) {
        guard let context, !isClosing else { return }
        isClosing = true
        // What it is owed can only be said once TLS is up, for which it is read.
        if isSecured { hold(.closing, true) }
        let channel = context.channel
        context.eventLoop.assumeIsolated().scheduleTask(in: limit) { channel.close(promise: nil) }
        if outlet.isSettled { finish() }
    }

    /// Ends the connection now.
    func abort() { context?.close(promise: nil) }

    /// The connection is gone: takes it out of every room.
    func vanish() {
        context = nil
        onRead = {}
        for cursor in outlet.cursors { detach(cursor.feed) }
    }

    /// Closes behind the last write.
    private func finish() {
        guard let context else { return }
        let channel = context.channel
        context.writeAndFlush(NIOAny(ByteBuffer())).assumeIsolated().whenComplete { _ in channel.close(promise: nil) }
    }
}
