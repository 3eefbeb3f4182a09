import ChatModel

/// The tags of one order in a session: a block that belongs to nobody else.
struct TransferTags: Hashable, Sendable {
    /// How many tags an order may use.
    static let count: UInt32 = 64
    /// The first block; the tags before it are for single questions.
    static let firstBlock: UInt32 = 1 << 10
    private let first: UInt32

    /// The block of a number.
    init(block: UInt32) { first = block &* Self.count }

    /// The block in which a tag is.
    static func block(of tag: Tag) -> UInt32 { tag.value / count }

    /// Opens a file, or puts one for the first time, the second…
    func opening(_ turn: Int = 0) -> Tag { tag(0, turn) }
    func finishing(_ turn: Int) -> Tag { tag(8, turn) }
    func dropping(_ turn: Int) -> Tag { tag(16, turn) }
    /// Reads; another one after each turn, so that what was asked before it is told apart.
    func reading(_ turn: Int) -> Tag { tag(24, turn) }
    func digests(_ turn: Int) -> Tag { tag(32, turn) }
    var closing: Tag { tag(40, 0) }

    private func tag(_ group: UInt32, _ turn: Int) -> Tag { Tag(first &+ group &+ UInt32(turn % 8)) }
}
