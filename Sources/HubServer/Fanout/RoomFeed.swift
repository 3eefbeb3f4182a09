import ChatModel
import HubCore
import MessageCodec
import NIOCore

/// One room's log with those who read it: encodes what is published once for all of them.
///
/// A class, because ports and the fan-out share it; it never leaves the hub's event loop.
final class RoomFeed {
    let room: RoomNumber
    private(set) var log: RoomLog
    /// Everybody who has a cursor here.
    private(set) var readers: [SessionPort] = []
    /// The readers that were not given everything yet.
    private var behind: Set<SessionID> = []
    private var open: ByteBuffer
    private var openSeq: Seq?

    init(room: RoomNumber, lastSeq: Seq) {
        self.room = room
        log = RoomLog(lastSeq: lastSeq)
        open = ByteBuffer()
    }

    /// Whether the fan-out has it among those that hold something.
    var isActive = false

    /// Whether something was published that is not sealed yet.
    var hasOpen: Bool { open.readableBytes > 0 }

    /// The bytes that are published and not sealed yet.
    var openBytes: Int { open.readableBytes }

    /// Encodes an event for everybody; nothing is left behind when it can't be.
    /// - Throws: `WireError`.
    func publish(_ event: RoomEvent) throws(WireError) {
        try AnswerCodec.encode(event, in: room, into: &open)
        if case .entry(let entry) = event { openSeq = entry.seq }
    }

    /// Seals what was published.
    func seal(ordinal: UInt64) {
        let count = open.readableBytes
        log.append(open, ordinal: ordinal, lastSeq: openSeq)
        // A new buffer of about the same size: the sealed one is shared with every reader's writes from now on.
        open = ByteBufferAllocator().buffer(capacity: min(max(count, 256), 1 << 16))
        openSeq = nil
    }

    /// Whether the entry of a place is published and not sealed yet.
    func holdsOpen(_ place: Seq) -> Bool { log.lastSeq < place && openSeq.map { place <= $0 } ?? false }

    /// Drops everything up to the entry of a place: who has not read it is told a gap.
    func forget(upTo place: Seq) { log.forget(upTo: place) }

    func add(_ reader: SessionPort) { readers.append(reader) }

    func remove(_ reader: SessionPort) {
        if let index = readers.firstIndex(where: { $0 === reader }) {
            readers.swapAt(index, readers.count - 1)
            readers.removeLast()
        }
        behind.remove(reader.id)
    }

    /// Notes whether a reader still waits for something.
    func note(_ reader: SessionID, isBehind: Bool) {
        if isBehind { behind.insert(reader) } else if !behind.isEmpty { behind.remove(reader) }
    }

    /// Drops what every reader has; a few stragglers are not waited for beyond their bound, and those far behind find
    /// large segments.
    func tidy(limits: Limits) {
        guard !behind.isEmpty else { return drop(through: log.end) }
        if behind.count <= limits.stragglers {
            let slowest = readers.lazy.filter { self.behind.contains($0.id) }.compactMap { $0.position(in: self) }.min()
            if let slowest { drop(through: slowest) }
            while log.byteCount > limits.stragglerBytes, dropFirst() > 0 {}
        }
        log.merge(upTo: limits.sliceBytes, sparing: 32)
    }

    private func drop(through position: UInt64) { _ = log.drop(through: position) }

    /// Drops the oldest segment, read or not; says how many bytes that freed.
    func dropFirst() -> Int { log.dropFirst() }
}
