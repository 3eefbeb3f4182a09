import ChatModel
import Logging
import MessageCodec
import NIOCore

/// The hub's writing side: rooms' feeds, who must be written to in this turn, and the bound of all logs together.
struct Fanout {
    private let limits: Limits
    private let logger: Logger
    private var feeds: [RoomNumber: RoomFeed] = [:]
    /// Feeds that hold something: not sealed yet, or not read by everybody.
    private var active: [RoomFeed] = []
    private var dirty: [SessionPort] = []
    /// Numbers the turns' seals: what an answer must not overtake is told by it.
    private var ordinal: UInt64 = 1
    private let heartbeat: ByteBuffer

    init(limits: Limits, logger: Logger) {
        self.limits = limits
        self.logger = logger
        heartbeat = Self.frame(.heartbeat, logger) ?? ByteBuffer()
    }

    /// Whether ports are left that could take more.
    var hasMore: Bool { !dirty.isEmpty }

    mutating func attach(_ port: SessionPort, to room: RoomNumber, head: Seq) {
        let feed = feeds[room] ?? RoomFeed(room: room, lastSeq: head)
        feeds[room] = feed
        // What was published before in this turn is part of the snapshot: the cursor must stand behind it.
        if feed.hasOpen { seal(feed) }
        port.attach(feed)
    }

    mutating func detach(_ port: SessionPort, from room: RoomNumber) {
        guard let feed = feeds[room] else { return }
        port.detach(feed)
        if feed.readers.isEmpty { feeds[room] = nil }
    }

    mutating func release(_ port: SessionPort, in room: RoomNumber) {
        port.release(room)
        mark(port)
    }

    mutating func owe(_ answer: Answer, to port: SessionPort) {
        guard let frame = Self.frame(answer, logger) else { return }
        port.owe(frame, barrier: ordinal)
        mark(port)
    }

    func beat(_ port: SessionPort) { port.beat(heartbeat) }

    mutating func publish(_ event: RoomEvent, in room: RoomNumber) {
        guard let feed = feeds[room] else { return }
        do throws(WireError) {
            try feed.publish(event)
        } catch {
            logger.error("an event could not be encoded", metadata: ["error": "\(error.message)"])
        }
        if !feed.isActive {
            feed.isActive = true
            active.append(feed)
        }
        if feed.openBytes >= limits.frameBytes { seal(feed) }
    }

    /// Drops the room's log up to the entry of a place: words in it were taken back.
    mutating func forget(upTo place: Seq, in room: RoomNumber) {
        guard let feed = feeds[room] else { return }
        if feed.holdsOpen(place) { seal(feed) }
        feed.forget(upTo: place)
    }

    /// Puts a port on this turn's list.
    mutating func mark(_ port: SessionPort) {
        guard !port.isDirty else { return }
        port.isDirty = true
        dirty.append(port)
    }

    private mutating func seal(_ feed: RoomFeed) {
        feed.seal(ordinal: ordinal)
        for reader in feed.readers { mark(reader) }
    }

    /// Seals what was published in this turn; the ports that are to be written to now.
    mutating func seal() -> [SessionPort] {
        for feed in active where feed.hasOpen { seal(feed) }
        ordinal += 1
        defer { dirty.removeAll(keepingCapacity: true) }
        for port in dirty { port.isDirty = false }
        return dirty
    }

    /// The frame that tells a reader of entries which fell off a log.
    static func gap(_ room: RoomNumber, after: Seq, before: Seq, _ logger: Logger) -> ByteBuffer {
        frame(.gap(room, after: after, before: before), logger) ?? ByteBuffer()
    }

    /// Drops what every reader has, then the oldest of the largest logs while all together are over the bound.
    mutating func tidy() {
        for feed in active { feed.tidy(limits: limits) }
        active.removeAll { feed in
            feed.isActive = feed.hasOpen || feed.log.byteCount > 0
            return !feed.isActive
        }
        var total = active.reduce(0) { $0 + $1.log.byteCount }
        while total > limits.logBytes, let largest = active.max(by: { $0.log.byteCount < $1.log.byteCount }) {
            let freed = largest.dropFirst()
            guard freed > 0 else { break }
            total -= freed
        }
    }

    /// The answer as a frame; nil (and a line in the log) if it can't be encoded.
    private static func frame(_ answer: Answer, _ logger: Logger) -> ByteBuffer? {
        var buffer = ByteBuffer()
        do {
            try AnswerCodec.encode(answer, into: &buffer)
            return buffer
        } catch {
            logger.error("an answer could not be encoded", metadata: ["error": "\(error.message)"])
            return nil
        }
    }
}
