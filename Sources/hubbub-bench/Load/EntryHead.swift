import ChatModel

/// What the load looks at in a text that was delivered: its place, who posted it as which talker, and when.
struct EntryHead {
    /// The kind of an answer that is a text of a room.
    static let kind: UInt8 = 0xA0

    let seq: UInt64
    let nonce: UInt64

    /// Reads room, seq, time, author and nonce; nil if the fields end before that.
    init?(_ fields: UnsafeRawBufferPointer) {
        var at = Self.width(fields, 0)
        guard let seq = Self.number(fields, at) else { return nil }
        for _ in 0..<3 { at += Self.width(fields, at) }
        guard at + 8 <= fields.count else { return nil }
        self.seq = seq
        nonce = UInt64(bigEndian: fields.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    /// The bytes of the number that begins there (RFC 9000, section 16).
    private static func width(_ fields: UnsafeRawBufferPointer, _ at: Int) -> Int {
        at < fields.count ? 1 << Int(fields[at] >> 6) : 1
    }

    private static func number(_ fields: UnsafeRawBufferPointer, _ at: Int) -> UInt64? {
        let end = at + width(fields, at)
        guard end <= fields.count else { return nil }
        return fields[(at + 1)..<end].reduce(UInt64(fields[at] & 0x3F)) { $0 << 8 | UInt64($1) }
    }
}
