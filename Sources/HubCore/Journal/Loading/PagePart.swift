import ChatModel

/// As much of a page of the journal as one frame holds, at least one entry, and what became of its messages.
struct PagePart {
    /// Which end of a page is kept when it is too heavy.
    enum End {
        case oldest
        case newest
    }

    let entries: [Entry]
    let amendments: [Amendment]
    /// Whether entries of the page are missing.
    let isCut: Bool

    /// The part of `page` that weighs at most so many bytes.
    init(_ page: JournalPage, keeping end: End, weighing most: Int) {
        let all = page.entries.map(\.weight).reduce(0, +) + page.amendments.map(\.weight).reduce(0, +)
        guard all > most else {
            (entries, amendments, isCut) = (page.entries, page.amendments, false)
            return
        }
        let states = Dictionary(page.amendments.map { ($0.target, $0) }) { _, last in last }
        let ordered = end == .oldest ? page.entries : page.entries.reversed()
        let count = Self.count(of: ordered, with: states, weighing: most)
        entries = end == .oldest ? Array(page.entries.prefix(count)) : page.entries.suffix(count)
        let spokenOf = Set(entries.map(\.stateful))
        amendments = page.amendments.filter { spokenOf.contains($0.target) }
        isCut = count < page.entries.count
    }

    /// How many of the entries, from the first on, fit together with the states of what they speak of.
    private static func count(of entries: [Entry], with states: [Seq: Amendment], weighing most: Int) -> Int {
        var weight = 0
        var counted: Set<Seq> = []
        for (index, entry) in entries.enumerated() {
            weight += entry.weight
            if counted.insert(entry.stateful).inserted { weight += states[entry.stateful]?.weight ?? 0 }
            if weight > most { return max(index, 1) }
        }
        return entries.count
    }
}

extension Entry {
    /// The place whose state a page tells along with the entry: its own, or the one that it changes.
    fileprivate var stateful: Seq { body.changes ?? seq }
}

extension Entry: Weighed {
    var weight: Int { 8 + 8 + 5 + 8 + 1 + 8 + 4 + body.byteCount }
}

extension Amendment: Weighed {
    var weight: Int { 8 + 8 + 1 + content.byteCount + 2 + reactions.map(\.weight).reduce(0, +) + 1 + 1 }
}

extension ReactionTally: Weighed {
    var weight: Int { 1 + reaction.text.utf8.count + 5 + 1 }
}

extension Amendment.Content {
    fileprivate var byteCount: Int { if case .edited(let text, _) = self { 4 + text.text.utf8.count + 8 } else { 0 } }
}
