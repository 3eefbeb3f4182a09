import ChatModel
import ClientUI

/// The last messages of a room that were written, to be quoted by what speaks of them.
struct Quotes: Sendable {
    private struct Quote {
        let seq: Seq
        let nick: String
        let text: String
    }

    /// So far back, in places, can be quoted.
    private static let reach: UInt64 = 512
    /// The most characters of a quote.
    private static let length = 40
    private var ring = [Quote?](repeating: nil, count: Int(reach))

    /// Remembers what was said, or what it says now.
    mutating func keep(_ line: EntryLine) {
        if case .edit(let target, let text) = line.entry.body { return change(target, to: text.text) }
        guard line.entry.body.isMessage, !line.isDeleted else { return }
        ring[Self.index(line.entry.seq)] = Quote(seq: line.entry.seq, nick: line.nick, text: line.text)
    }

    private mutating func change(_ target: Seq, to text: String) {
        guard let old = ring[Self.index(target)], old.seq == target else { return }
        ring[Self.index(target)] = Quote(seq: target, nick: old.nick, text: text)
    }

    /// Who said what stands at a place, in a few words; its number if it is too far back.
    func words(at seq: Seq, in words: Catalogue) -> String {
        guard let quote = ring[Self.index(seq)], quote.seq == seq else { return "#\(seq.value)" }
        return words.text("said.quote", ["nick": quote.nick, "text": Self.short(quote.text)])
    }

    private static func index(_ seq: Seq) -> Int { Int(seq.value % reach) }

    private static func short(_ text: String) -> String {
        let line = String(text.prefix(length + 1)).replacing(/\s+/, with: " ")
        return line.count > length ? line.prefix(length - 1) + "…" : line
    }
}
