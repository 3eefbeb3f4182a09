import ChatModel

/// The message that another one answers, as it is shown above the answer.
package struct Quote: Hashable, Sendable {
    package let author: UserNumber
    /// The first line of its words; nil when they were taken back.
    package let line: String?

    init?(_ entry: Entry) {
        guard entry.body.isMessage else { return nil }
        author = entry.author
        line = entry.body.words.map { text in
            String(text.drop { $0.isWhitespace }.prefix { !$0.isNewline }.prefix(ClientLimits.quotedLetters))
        }
    }
}

/// The answered messages of a conversation that are not in its timeline, asked for one at a time.
struct Quotes: Sendable {
    private var known: [Seq: Quote] = [:]
    private var wanted: Set<Seq> = []
    private var asked: Set<Seq> = []

    subscript(seq: Seq) -> Quote? { known[seq] }

    /// Notes that an answer to this place is shown; asked for once.
    mutating func want(_ seq: Seq) {
        guard !asked.contains(seq), wanted.count + asked.count < ClientLimits.quotes else { return }
        wanted.insert(seq)
    }

    /// The next one to ask for, the newest first, unless the timeline has it by now.
    mutating func next(unless isLoaded: (Seq) -> Bool) -> Seq? {
        while let seq = wanted.max() {
            wanted.remove(seq)
            guard !isLoaded(seq) else { continue }
            asked.insert(seq)
            return seq
        }
        return nil
    }

    mutating func take(_ entry: Entry) { known[entry.seq] = Quote(entry) }

    /// The message was changed: what is known of it is old.
    mutating func forget(_ seq: Seq) {
        guard known.removeValue(forKey: seq) != nil else { return }
        asked.remove(seq)
        want(seq)
    }
}

extension Conversation {
    /// The message at a place, if it is known.
    package func quote(of seq: Seq) -> Quote? { timeline.entry(at: seq).flatMap(Quote.init) ?? quotes[seq] }
}
