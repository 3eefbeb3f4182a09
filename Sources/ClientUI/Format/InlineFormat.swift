import ChatModel
import ClientCore
import TerminalCore

/// The looks inside of a line of a message: `code`, *bold* or **bold**, _italic_, and links. All signs stay as they were
/// typed, so nothing is lost where a terminal shows no looks, and the runs together are always the line.
struct InlineFormat {
    private let letters: [Character]
    private let theme: Theme
    private let mark: UInt64
    /// Where code, addresses and shrugs end, by where they begin: signs in them mean nothing.
    private let literals: [Int: Literal]
    /// The signs that mean nothing further on: those around what is read, and those that nothing closes.
    private var idle: Set<Stress> = []

    private struct Literal {
        enum Kind {
            case code, link, face
        }

        let end: Int
        let kind: Kind
    }

    /// What stands on both sides of stressed words: a star or two of them, or an underscore.
    private struct Stress: Hashable {
        let sign: Character
        let count: Int
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
            } else if let stress = stress(at: index), let end = end(of: stress, from: index, in: range) {
                addStressed(index..<end, stress, style, &pieces)
                index = end
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
            pieces.add(text, ground.adding(theme.code.attributes), isCode: true)
        }
    }

    private mutating func addStressed(
        _ range: Range<Int>, _ stress: Stress, _ style: Style, _ pieces: inout Pieces
    ) {
        let look = style.adding(stress.sign == "*" ? .bold : .italic)
        let inside = (range.lowerBound + stress.count)..<(range.upperBound - stress.count)
        let before = idle
        idle.insert(stress)
        pieces.add(letters[range.lowerBound..<inside.lowerBound], look)
        read(inside, look, &pieces)
        pieces.add(letters[inside.upperBound..<range.upperBound], look)
        idle = before
    }

    /// The signs of stress at a place, whether or not they open anything.
    private func stress(at index: Int) -> Stress? {
        let sign = letters[index]
        guard sign == "*" || sign == "_" else { return nil }
        let isDouble = sign == "*" && letters[index...].dropFirst().first == sign
        return Stress(sign: sign, count: isDouble ? 2 : 1)
    }

    /// The place behind the signs that close those which stand here; nil if these open nothing.
    private mutating func end(of stress: Stress, from start: Int, in range: Range<Int>) -> Int? {
        let (sign, inside) = (stress.sign, start + stress.count)
        guard !idle.contains(stress), inside + stress.count < range.upperBound else { return nil }
        let isInWord = start > 0 && binds(letters[start - 1], sign)
        guard !isInWord, !letters[inside].isWhitespace, letters[inside] != sign else { return nil }
        var index = literals[inside]?.end ?? inside + 1
        while index + stress.count <= range.upperBound {
            if closes(index, stress) { return index + stress.count }
            index = literals[index]?.end ?? index + 1
        }
        // What nothing closes from here on, nothing closes from further on.
        idle.insert(stress)
        return nil
    }

    private func closes(_ index: Int, _ stress: Stress) -> Bool {
        let end = index + stress.count
        guard letters[index..<end].allSatisfy({ $0 == stress.sign }), !letters[index - 1].isWhitespace else {
            return false
        }
        return end == letters.count || !binds(letters[end], stress.sign)
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

    /// The place behind the next backticks that are as many as opened the code.
    private static func codeEnd(behind start: Int, ticks: Int, in letters: [Character]) -> Int? {
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

    mutating func add(
        _ letters: ArraySlice<Character>, _ style: Style, link: Hyperlink? = nil, isCode: Bool = false
    ) {
        let run = Run(String(letters), style, link: link, isCode: isCode)
        if let last = runs.last, link == nil, last.isLike(run) {
            runs[runs.count - 1].text.append(contentsOf: letters)
        } else {
            runs.append(run)
        }
    }
}
