import ChatModel
import ClientCore
import TerminalCore

/// The looks inside of a line of a message: `code`, *bold*, _italic_, and links. All signs stay as they were typed, so
/// nothing is lost where a terminal shows no looks, and the runs together are always the line.
struct InlineFormat {
    private let letters: [Character]
    private let theme: Theme
    private let mark: UInt64
    /// Where code, addresses and shrugs end, by where they begin: signs in them mean nothing.
    private let literals: [Int: Literal]
    /// The signs that mean nothing further on: those around what is read, and those that nothing closes.
    private var idle: Set<Character> = []

    private struct Literal {
        enum Kind {
            case code, link, face
        }

        let end: Int
        let kind: Kind
    }

    /// - Parameters:
    ///   - base: the look of plain words.
    ///   - mark: tells the links of one message from those of another.
    static func runs(of line: Substring, base: Style, theme: Theme, mark: UInt64) -> [Run] {
        guard mayHold(line) else { return line.isEmpty ? [] : [Run(String(line), base)] }
        var format = InlineFormat(Array(line), theme: theme, mark: mark)
        var pieces = Pieces()
        format.read(0..<format.letters.count, base, &pieces)
        return pieces.runs
    }

    private init(_ letters: [Character], theme: Theme, mark: UInt64) {
        (self.letters, self.theme, self.mark) = (letters, theme, mark)
        literals = Self.literals(in: letters)
    }

    /// A quick look at the bytes, which turns down most lines.
    private static func mayHold(_ line: Substring) -> Bool {
        line.utf8.contains { $0 == 0x60 || $0 == 0x2A || $0 == 0x5F || $0 == 0x2F }
    }

    private mutating func read(_ range: Range<Int>, _ style: Style, _ pieces: inout Pieces) {
        var index = range.lowerBound
        while index < range.upperBound {
            if let literal = literals[index] {
                add(literal, from: index, style, &pieces)
                index = literal.end
            } else if let end = closing(index, in: range) {
                addStressed(index...end, style, &pieces)
                index = end + 1
            } else {
                pieces.add(letters[index...index], style)
                index += 1
            }
        }
    }

    private func add(_ literal: Literal, from start: Int, _ style: Style, _ pieces: inout Pieces) {
        let text = letters[start..<literal.end]
        switch literal.kind {
        case .face: pieces.add(text, style)
        case .link:
            pieces.add(text, style.adding(theme.link.attributes), link: Hyperlink(to: String(text), mark: mark))
        case .code:
            let ground = Style(
                foreground: theme.code.foreground, background: theme.code.background, attributes: style.attributes)
            pieces.add(text, ground.adding(theme.code.attributes))
        }
    }

    private mutating func addStressed(_ range: ClosedRange<Int>, _ style: Style, _ pieces: inout Pieces) {
        let look = style.adding(letters[range.lowerBound] == "*" ? .bold : .italic)
        let before = idle
        idle.insert(letters[range.lowerBound])
        pieces.add(letters[range.lowerBound...range.lowerBound], look)
        read((range.lowerBound + 1)..<range.upperBound, look, &pieces)
        pieces.add(letters[range.upperBound...range.upperBound], look)
        idle = before
    }

    /// The place of the sign that closes the one which stands here; nil if it opens nothing.
    private mutating func closing(_ start: Int, in range: Range<Int>) -> Int? {
        let sign = letters[start]
        guard sign == "*" || sign == "_", !idle.contains(sign), start + 2 < range.upperBound else { return nil }
        let isInside = start > 0 && binds(letters[start - 1], sign)
        guard !isInside, !letters[start + 1].isWhitespace, letters[start + 1] != sign else { return nil }
        var index = literals[start + 1]?.end ?? start + 2
        while index < range.upperBound {
            if closes(index, sign) { return index }
            index = literals[index]?.end ?? index + 1
        }
        // What nothing closes from here on, nothing closes from further on.
        idle.insert(sign)
        return nil
    }

    private func closes(_ index: Int, _ sign: Character) -> Bool {
        guard letters[index] == sign, !letters[index - 1].isWhitespace else { return false }
        return index + 1 == letters.count || !binds(letters[index + 1], sign)
    }

    /// Whether a sign beside this letter stands inside of a word, where it means nothing.
    private func binds(_ letter: Character, _ sign: Character) -> Bool {
        letter == sign || (letter.isLetter || letter.isNumber || letter == "_") && !Mention.isUnspaced(letter)
    }
}

extension InlineFormat {
    private static let face = Array(Shrug.face)

    private static func literals(in letters: [Character]) -> [Int: Literal] {
        var (literals, index) = ([Int: Literal](), 0)
        while index < letters.count {
            if letters[index] == "`" {
                let ticks = letters[index...].prefix { $0 == "`" }.count
                let end = codeEnd(behind: index + ticks, ticks: ticks, in: letters)
                if let end { literals[index] = Literal(end: end, kind: .code) }
                index = end ?? index + ticks
            } else if let end = LinkFinder.end(at: index, in: letters) {
                literals[index] = Literal(end: end, kind: .link)
                index = end
            } else if letters[index] == face[0], letters[index...].starts(with: face) {
                literals[index] = Literal(end: index + face.count, kind: .face)
                index += face.count
            } else {
                index += 1
            }
        }
        return literals
    }

    /// The place behind the next one or two backticks, as many as opened the code.
    private static func codeEnd(behind start: Int, ticks: Int, in letters: [Character]) -> Int? {
        guard ticks <= 2 else { return nil }
        var index = start
        while index < letters.count {
            let here = letters[index...].prefix { $0 == "`" }.count
            if here == ticks { return index + here }
            index += max(1, here)
        }
        return nil
    }
}

/// Runs as they are put together; neighbours in one look are one run.
private struct Pieces {
    var runs: [Run] = []

    mutating func add(_ letters: ArraySlice<Character>, _ style: Style, link: Hyperlink? = nil) {
        if let last = runs.last, last.style == style, last.link == nil, link == nil {
            runs[runs.count - 1].text.append(contentsOf: letters)
        } else {
            runs.append(Run(String(letters), style, link: link))
        }
    }
}
