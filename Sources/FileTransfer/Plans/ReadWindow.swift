import ChatModel

/// The bytes of a file that are asked for and not written yet: at most ``FilePieces/underWay``.
struct ReadWindow: Hashable, Sendable {
    /// How many may be asked for at once, also where they are small.
    private static let askLimit = FilePieces.underWay / FilePieces.sliceDown
    /// All bytes before it are written.
    private(set) var written: UInt64
    /// All bytes before it were asked for.
    private var front: UInt64
    /// What was asked for and did not come yet, in order.
    private var asked: [Range<UInt64>] = []
    /// What was cut short, and is asked for again.
    private var missing: [Range<UInt64>] = []
    /// What came, by its offset.
    private var came: [UInt64: [UInt8]] = [:]

    init(from offset: UInt64 = 0) { (written, front) = (offset, offset) }

    /// All bytes before it are here.
    var contiguous: UInt64 {
        var offset = written
        while let bytes = came[offset] { offset += UInt64(bytes.count) }
        return offset
    }

    /// How many answers are still to come.
    var waiting: Int { asked.count }

    /// What to ask for now: within one piece, and no more than fits.
    mutating func ask(upTo size: UInt64) -> Range<UInt64>? {
        guard asked.count < Self.askLimit else { return nil }
        if !missing.isEmpty {
            asked.append(missing[0])
            return missing.removeFirst()
        }
        let piece = FilePieces.range(of: front / FilePieces.bytes, inBytes: size)
        let end = min(piece.upperBound, front + UInt64(FilePieces.sliceDown))
        guard end > front, end - written <= UInt64(FilePieces.underWay) else { return nil }
        asked.append(front..<end)
        defer { front = end }
        return front..<end
    }

    /// Takes what came; false if it was not asked for.
    mutating func take(_ bytes: [UInt8], at offset: UInt64) -> Bool {
        guard let index = asked.firstIndex(where: { $0.lowerBound == offset }), !bytes.isEmpty,
            bytes.count <= asked[index].count
        else { return false }
        let range = asked.remove(at: index)
        came[offset] = bytes
        let rest = (offset + UInt64(bytes.count))..<range.upperBound
        if !rest.isEmpty { missing.append(rest) }
        return true
    }

    /// The next bytes to write, in order; nil if they are not here.
    mutating func next() -> [UInt8]? {
        guard let bytes = came.removeValue(forKey: written) else { return nil }
        written += UInt64(bytes.count)
        return bytes
    }
}
