import TerminalCore

/// A message's text as blocks, formatted by this client only: on the wire it is what was typed.
struct MessageFormat {
    let base: Style
    let theme: Theme
    /// Tells the links of one message from those of another.
    let mark: UInt64

    /// A piece of a message that is laid out in one way.
    enum Block: Hashable {
        /// Lines that are broken at their words; those that begin with `>` are somebody else's.
        case words([Run])
        /// What stands between two lines of three backticks or more, with them: each line keeps its shape.
        case code([Run])
    }

    /// The blocks of a text in their order; together they are the text, line by line.
    func blocks(of text: String) -> [Block] {
        guard text.contains("```") else { return [.words(inline(text))] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var (blocks, start) = ([Block](), 0)
        for fence in Self.fences(in: lines) {
            if start < fence.lowerBound { blocks.append(.words(joined(lines[start..<fence.lowerBound]))) }
            blocks.append(.code([Run(lines[fence].joined(separator: "\n"), theme.code, isCode: true)]))
            start = fence.upperBound + 1
        }
        return start < lines.count ? blocks + [.words(joined(lines[start...]))] : blocks
    }

    /// The numbers of the lines of a text that are code or stand around it.
    static func codeLines(of text: String) -> Set<Int> {
        guard text.contains("```") else { return [] }
        return Set(fences(in: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)).joined())
    }

    private static func fences(in lines: [Substring]) -> [ClosedRange<Int>] {
        var (fences, index) = ([ClosedRange<Int>](), 0)
        while index < lines.count {
            if let end = fenceEnd(from: index, in: lines) {
                fences.append(index...end)
                index = end
            }
            index += 1
        }
        return fences
    }

    /// A text without blocks: its lines, with their looks.
    func inline(_ text: String) -> [Run] {
        joined(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...])
    }

    private func joined(_ lines: ArraySlice<Substring>) -> [Run] {
        lines.enumerated().flatMap { index, line in
            let look = Self.isQuote(line) ? base.adding(theme.quote.attributes) : base
            let runs = InlineFormat.runs(of: line, base: look, theme: theme, mark: mark)
            return index == 0 ? runs : [Run("\n", base)] + runs
        }
    }

    /// Whether a line is somebody else's words.
    private static func isQuote(_ line: Substring) -> Bool { line == ">" || line.hasPrefix("> ") }

    /// The line that closes the block which begins at a line, with as many backticks or more; the last line when none
    /// closes it. Nil if none begins there.
    private static func fenceEnd(from index: Int, in lines: [Substring]) -> Int? {
        let ticks = lines[index].prefix { $0 == "`" }.count
        guard ticks >= 3, !lines[index].dropFirst(ticks).contains("`"), index + 1 < lines.count else { return nil }
        return lines[(index + 1)...].firstIndex { closes($0, ticks) } ?? lines.count - 1
    }

    private static func closes(_ line: Substring, _ ticks: Int) -> Bool {
        let own = line.prefix { $0 == "`" }.count
        return own >= ticks && line.dropFirst(own).allSatisfy(\.isWhitespace)
    }
}
