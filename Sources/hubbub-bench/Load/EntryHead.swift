import ChatModel

/// What the load looks at in a text that was delivered: its place, who posted it as which talker, and when.
struct EntryHead {
    /// The kind of an answer that is a text of a room.
    static let kind: UInt8 = 0xA0

    let seq: UInt64
    let nonce: UInt64

    /// Reads room, seq, time, author and nonce; nil if the fields end before that.
    @inline(__always)
    init?(_ fields: UnsafeRawBufferPointer) {
        // Four numbers of at most eight bytes and the nonce; a text behind them is always longer than what is missing.
        guard fields.count >= 5 * 8 else { return nil }
        var place = Self.width(fields[0])
        let first = fields[place]
        let word = UInt64(bigEndian: fields.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        seq = (word << 2) >> UInt64(66 - 8 * Self.width(first))
        for _ in 0..<3 { place += Self.width(fields[place]) }
        nonce = UInt64(bigEndian: fields.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// The bytes of the number that begins so (RFC 9000, section 16).
    @inline(__always)
    private static func width(_ first: UInt8) -> Int { 1 << Int(first >> 6) }
}
