import ChatModel
import DequeModule
import NIOCore

/// What one session is owed: a cursor in each of its rooms' logs, and a queue of answers that are its own.
///
/// It decides what is to be written next, in which order; the port writes it.
struct Outlet {
    /// A reader's place in a room's log.
    struct Cursor {
        let feed: RoomFeed
        var position: UInt64
        /// The last entry that it was given.
        var lastSeq: Seq
        /// Held until the snapshot that comes before it is written.
        var isHeld: Bool

        /// Whether the log has something that the reader was not given.
        var isBehind: Bool { position < feed.log.end }
    }

    /// Something in the queue of the session's own answers.
    private enum Owed {
        /// A frame that may not overtake what was published up to this ordinal.
        case frame(ByteBuffer, barrier: UInt64)
        /// The snapshot of this room is written: its cursor may move.
        case release(RoomNumber)
    }

    private(set) var cursors: [Cursor] = []
    private var owed: Deque<Owed> = []
    /// The bytes of the answers that wait.
    private(set) var waitingBytes = 0

    /// How many answers wait.
    var waiting: Int { owed.count }

    mutating func attach(_ feed: RoomFeed) {
        detach(feed.room)
        cursors.append(Cursor(feed: feed, position: feed.log.end, lastSeq: feed.log.lastSeq, isHeld: true))
    }

    mutating func detach(_ room: RoomNumber) {
        cursors.removeAll { $0.feed.room == room }
    }

    mutating func owe(_ frame: ByteBuffer, barrier: UInt64) {
        owed.append(.frame(frame, barrier: barrier))
        waitingBytes += frame.readableBytes
    }

    mutating func release(_ room: RoomNumber) { owed.append(.release(room)) }

    /// Whether a room's log has something that the reader was not given, held or not.
    var isBehind: Bool { cursors.contains(where: \.isBehind) }

    /// Whether nothing is owed any more.
    var isSettled: Bool { owed.isEmpty && cursors.allSatisfy { $0.isHeld || !$0.isBehind } }

    /// Hands out what to write now, at most about `budget` bytes of logs: slices of logs first, then answers.
    /// `gap` makes the frame that tells of entries which fell off a log.
    mutating func take(budget: Int, gap: (RoomNumber, Seq, Seq) -> ByteBuffer, write: (ByteBuffer) -> Void) {
        var left = budget
        repeat {
            for index in cursors.indices where left > 0 {
                left -= advance(index, budget: left, gap: gap, write: write)
            }
        } while settleAnswers(write: write) && left > 0
    }

    private mutating func advance(
        _ index: Int, budget: Int, gap: (RoomNumber, Seq, Seq) -> ByteBuffer, write: (ByteBuffer) -> Void
    ) -> Int {
        let feed = cursors[index].feed
        guard !cursors[index].isHeld, cursors[index].position < feed.log.end else { return 0 }
        if cursors[index].position < feed.log.start {
            tellGap(index, feed, gap: gap, write: write)
        }
        var position = cursors[index].position
        var given = 0
        while given < budget, let segment = feed.log.segment(at: position) {
            let slice = segment.bytes(from: position)
            given += slice.readableBytes
            position = segment.end
            cursors[index].lastSeq = segment.lastSeq
            write(slice)
        }
        cursors[index].position = position
        return given
    }

    private mutating func tellGap(
        _ index: Int, _ feed: RoomFeed, gap: (RoomNumber, Seq, Seq) -> ByteBuffer, write: (ByteBuffer) -> Void
    ) {
        let dropped = feed.log.droppedSeq
        write(gap(feed.room, cursors[index].lastSeq, dropped.next))
        cursors[index].position = feed.log.start
        cursors[index].lastSeq = dropped
    }

    /// Writes the answers whose turn it is; says whether a cursor was released.
    private mutating func settleAnswers(write: (ByteBuffer) -> Void) -> Bool {
        var released = false
        while let first = owed.first {
            switch first {
            case .frame(let frame, let barrier):
                guard cursors.allSatisfy({ isPast(barrier, $0) }) else { return released }
                waitingBytes -= frame.readableBytes
                write(frame)
            case .release(let room):
                for index in cursors.indices where cursors[index].feed.room == room {
                    cursors[index].isHeld = false
                    released = true
                }
            }
            owed.removeFirst()
        }
        return released
    }

    /// Whether a cursor was given everything that was sealed up to an ordinal.
    private func isPast(_ barrier: UInt64, _ cursor: Cursor) -> Bool {
        if cursor.isHeld { return true }
        if cursor.position < cursor.feed.log.start { return false }
        guard let next = cursor.feed.log.segment(at: cursor.position) else { return true }
        return next.ordinal > barrier
    }
}
