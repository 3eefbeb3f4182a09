import ChatModel

/// What the bytes that were read so far are called, and what they were called a little before.
struct SentBytes: Sendable {
    /// How many earlier places are remembered: more than the slices under way.
    private static let limit = 2 * Int(FilePieces.underWay) / FilePieces.sliceUp
    private(set) var front = PieceHasher()
    private var earlier: [PieceHasher] = []

    /// Takes the next bytes.
    mutating func add(_ bytes: [UInt8]) {
        earlier.append(front)
        if earlier.count > Self.limit { earlier.removeFirst() }
        front.update(bytes)
    }

    /// Goes back to the last remembered place that is not behind an offset.
    mutating func rewind(to offset: UInt64) {
        while front.count > offset { front = earlier.popLast() ?? PieceHasher() }
    }
}
