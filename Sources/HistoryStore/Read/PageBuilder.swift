import ChatModel

/// The entries of a page, oldest first, and what later ones made of those they speak of, in order of target.
struct PageContent {
    let entries: [Entry]
    let amendments: [Amendment]
    /// Whether the journal has more in the direction of reading.
    let more: Bool
}

/// Gathers a page until one of its limits is reached.
struct PageBuilder {
    /// The most entries of a page for each one that stands for itself: changes ride along.
    static let changesPerEntry = 4

    /// The most entries, changes included.
    let entryLimit: Int
    private let limit: Int
    private let byteLimit: Int
    private var entries: [Entry] = []
    private var amendments: [Seq: Amendment] = [:]
    private var counted = 0
    private var bytes = 0
    private var isFull = false

    /// - Parameters:
    ///   - limit: entries that stand for themselves.
    ///   - byteLimit: bytes of text; the first entry may be longer.
    init(limit: Int, bytes byteLimit: Int) {
        self.limit = limit
        self.byteLimit = byteLimit
        entryLimit = limit * Self.changesPerEntry
    }

    /// Whether the page does not have the amendment of this place yet.
    func lacks(_ subject: Seq) -> Bool { amendments[subject] == nil }

    /// Takes in an entry with what it brings along; false if it does not fit, and nothing after it.
    mutating func add(_ entry: Entry, _ amendment: Amendment?) -> Bool {
        let isCounted = entry.body.changes == nil
        let size = entry.body.byteCount + (amendment?.byteCount ?? 0)
        guard fits(size: size, isCounted: isCounted) else {
            isFull = true
            return false
        }
        entries.append(entry)
        if let amendment { amendments[amendment.target] = amendment }
        counted += isCounted ? 1 : 0
        bytes = bytes &+ size
        return true
    }

    /// The page.
    /// - Parameter isReversed: whether the newest was added first.
    func content(isReversed: Bool) -> PageContent {
        PageContent(
            entries: isReversed ? entries.reversed() : entries,
            amendments: amendments.values.sorted { $0.target < $1.target }, more: isFull)
    }

    private func fits(size: Int, isCounted: Bool) -> Bool {
        guard !entries.isEmpty else { return true }
        return entries.count < entryLimit && (!isCounted || counted < limit) && bytes + size <= byteLimit
    }
}

extension Entry.Body {
    /// The bytes of the text in it.
    var byteCount: Int { stored.text.utf8.count }
}

extension Amendment {
    /// The bytes of the texts in it.
    var byteCount: Int {
        let signs = reactions.reduce(0) { $0 + $1.reaction.text.utf8.count + ReactionTally.overhead }
        return if case .edited(let text, _) = content { text.text.utf8.count + signs } else { signs }
    }
}

extension ReactionTally {
    /// The bytes that a tally takes beside its sign, at most.
    fileprivate static let overhead = 8
}
