/// What a member reads: cuts the stream into frames and counts the texts in it, without making values of either, so
/// that a thousand receivers cost the load little.
struct Reception {
    private static let lengthBytes = 4
    private(set) var tally = Tally()

    /// A frame that is no text of the room.
    struct Other {
        let kind: UInt8
        let fields: UnsafeRawBufferPointer
    }

    /// Counts texts from a place on, up to the first frame that is something else, or the last that is whole (nil).
    mutating func texts(
        in bytes: UnsafeRawBufferPointer, from place: inout Int, at now: UInt64, into delays: inout Histogram
    ) -> Other? {
        while let frame = Self.frame(in: bytes, from: &place) {
            guard frame.kind == EntryHead.kind, let head = EntryHead(frame.fields) else { return frame }
            let stamp = PostStamp(nonce: head.nonce)
            tally.take(seq: head.seq, talker: stamp.talker, stamp: stamp.nanoseconds)
            delays.record(now > stamp.nanoseconds ? now - stamp.nanoseconds : 0)
        }
        return nil
    }

    @inline(__always)
    private static func frame(in bytes: UnsafeRawBufferPointer, from place: inout Int) -> Other? {
        guard bytes.count - place > lengthBytes else { return nil }
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        let start = place + lengthBytes
        guard length > 0, bytes.count - start >= length else { return nil }
        place = start + length
        return Other(kind: bytes[start], fields: UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<place]))
    }

    /// The room's last entry before anything is counted.
    mutating func begin(after head: UInt64) { tally.begin(after: head) }

    /// The hub left out what is between two places.
    mutating func skip(after: UInt64, before: UInt64) { tally.skip(after: after, before: before) }

    /// A text that was fetched from the journal.
    mutating func fill(seq: UInt64) { tally.fill(seq: seq) }
}
