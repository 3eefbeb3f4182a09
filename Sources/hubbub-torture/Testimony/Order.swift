import ChatModel

/// What a client is told to do; one line of its input.
enum Order: Hashable, Sendable {
    /// Say something now and then, or as fast as one can.
    case talk(isHurried: Bool)
    /// Say nothing more; answered once everything that was said is stored.
    case quiet
    /// Answered with what is shown, once every room is shown up to its place.
    case show([String: Seq])
    /// Write down how things stand.
    case explain

    var line: String {
        switch self {
        case .talk(false): "talk"
        case .talk(true): "hurry"
        case .quiet: "quiet"
        case .explain: "explain"
        case .show(let heads):
            (["show"] + heads.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.value)" })
                .joined(separator: " ")
        }
    }

    init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        switch words.first {
        case "talk": self = .talk(isHurried: false)
        case "hurry": self = .talk(isHurried: true)
        case "quiet": self = .quiet
        case "explain": self = .explain
        case "show":
            var heads: [String: Seq] = [:]
            for word in words.dropFirst() {
                let parts = word.split(separator: "=")
                guard parts.count == 2, let seq = UInt64(parts[1]) else { return nil }
                heads[String(parts[0])] = Seq(seq)
            }
            self = .show(heads)
        default: return nil
        }
    }
}

/// What a client answers; one line of its output.
enum Reply: Hashable, Sendable {
    /// Everything that was said is stored.
    case quiet
    /// What is shown of a room, without a hole from a place to its end.
    case shown(room: String, ShownSpan)
    /// All rooms are told.
    case done

    var line: String {
        switch self {
        case .quiet: "quiet"
        case .shown(let room, let span): "shown \(room) \(span.first.value) \(span.last.value) \(span.print)"
        case .done: "done"
        }
    }

    init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("quiet", 1): self = .quiet
        case ("done", 1): self = .done
        case ("shown", 5):
            guard let first = UInt64(words[2]), let last = UInt64(words[3]), let print = UInt64(words[4])
            else { return nil }
            self = .shown(room: words[1], ShownSpan(first: Seq(first), last: Seq(last), print: print))
        default: return nil
        }
    }
}

/// A stretch of a room as somebody shows it.
struct ShownSpan: Hashable, Sendable {
    let first: Seq
    let last: Seq
    /// The ``Fingerprint`` of its lines.
    let print: UInt64
}
