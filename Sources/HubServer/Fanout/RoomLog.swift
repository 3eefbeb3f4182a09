import ChatModel
import DequeModule
import NIOCore

/// What was published in one room, as encoded frames: sealed segments that every member is given slices of.
///
/// Positions count the bytes since the log began, and stand on borders of frames. Nothing is ever appended to a
/// segment that was sealed, because a slice of it may be on its way and NIO would copy it.
struct RoomLog {
    /// A run of frames that went out together.
    struct Segment {
        let start: UInt64
        let bytes: ByteBuffer
        /// The turn in which it was sealed, among all rooms of the hub.
        let ordinal: UInt64
        /// The place of the last entry in it, or of the last one before it.
        let lastSeq: Seq

        var end: UInt64 { start + UInt64(bytes.readableBytes) }

        /// The part behind a position, without a copy.
        func bytes(from position: UInt64) -> ByteBuffer {
            var rest = bytes
            if position > start { rest.moveReaderIndex(forwardBy: Int(position - start)) }
            return rest
        }
    }

    private(set) var segments: Deque<Segment> = []
    /// The position behind all that is sealed.
    private(set) var end: UInt64 = 0
    /// The position at which the newest segment begins: where nearly every reader is.
    private var newestStart: UInt64 = 0
    /// The place of the last entry that is sealed.
    private(set) var lastSeq: Seq
    /// The place of the last entry that was dropped, or that came before the log.
    private(set) var droppedSeq: Seq

    init(lastSeq: Seq) {
        self.lastSeq = lastSeq
        droppedSeq = lastSeq
    }

    /// The position from which on the log is still held.
    var start: UInt64 { segments.first?.start ?? end }

    /// The bytes that are held.
    var byteCount: Int { Int(end - start) }

    /// Seals frames as the newest segment.
    /// - Parameter lastSeq: the last entry's place; nil if there is no entry among the frames.
    mutating func append(_ bytes: ByteBuffer, ordinal: UInt64, lastSeq: Seq?) {
        guard bytes.readableBytes > 0 else { return }
        self.lastSeq = lastSeq ?? self.lastSeq
        segments.append(Segment(start: end, bytes: bytes, ordinal: ordinal, lastSeq: self.lastSeq))
        newestStart = end
        end += UInt64(bytes.readableBytes)
    }

    /// Drops the segments that end at or before a position; says how many bytes that freed.
    mutating func drop(through position: UInt64) -> Int {
        let before = byteCount
        while let first = segments.first, first.end <= position {
            droppedSeq = first.lastSeq
            segments.removeFirst()
        }
        return before - byteCount
    }

    /// Drops the oldest segment; says how many bytes that freed.
    mutating func dropFirst() -> Int { segments.first.map { drop(through: $0.end) } ?? 0 }

    /// Drops everything up to the segment that holds the entry of a place.
    mutating func forget(upTo place: Seq) {
        guard droppedSeq < place, let last = segments.first(where: { $0.lastSeq >= place }) else { return }
        _ = drop(through: last.end)
    }

    /// The segment that holds the byte behind a position; nil at the end.
    func segment(at position: UInt64) -> Segment? {
        guard position < end else { return nil }
        if position >= newestStart { return segments.last }
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].end <= position { low = middle + 1 } else { high = middle }
        }
        return segments[low]
    }

    /// Joins runs of small segments into one of at most `limit` bytes, so that a reader far behind is given few
    /// large writes; the newest `sparing` segments stay as they are.
    mutating func merge(upTo limit: Int, sparing: Int) {
        guard segments.count > sparing * 2 else { return }
        var merged: Deque<Segment> = []
        var run: [Segment] = []
        var runBytes = 0
        for segment in segments.prefix(segments.count - sparing) {
            if runBytes + segment.bytes.readableBytes > limit, let joined = Segment(joining: run) {
                merged.append(joined)
                (run, runBytes) = ([], 0)
            }
            run.append(segment)
            runBytes += segment.bytes.readableBytes
        }
        if let joined = Segment(joining: run) { merged.append(joined) }
        merged.append(contentsOf: segments.suffix(sparing))
        segments = merged
    }
}

extension RoomLog.Segment {
    /// A run of neighbours as one segment; nil for an empty run.
    ///
    /// Its ordinal is the first one's, so that answers wait rather longer than shorter.
    fileprivate init?(joining run: [RoomLog.Segment]) {
        guard let first = run.first, let last = run.last else { return nil }
        if run.count == 1 {
            self = first
            return
        }
        var bytes = ByteBufferAllocator().buffer(capacity: Int(last.end - first.start))
        for segment in run { bytes.writeImmutableBuffer(segment.bytes) }
        self.init(start: first.start, bytes: bytes, ordinal: first.ordinal, lastSeq: last.lastSeq)
    }
}
