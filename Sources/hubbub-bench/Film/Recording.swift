import TerminalCore

/// What stood on the screens of several people, moment by moment, as `.ci/demo` writes it down.
///
/// A moment is `at MILLISECONDS`, then for each screen `screen COLUMNS ROWS CARET-COLUMN CARET-ROW CARET NAME` and that many
/// rows as `tmux capture-pane -e -N` gives them, then `end`. CARET is 1 where the caret is to be seen.
struct Recording: Hashable {
    /// One person's screen.
    struct Screen: Hashable {
        let name: String
        let grid: Grid
    }

    /// All screens at one time.
    struct Moment: Hashable {
        /// Since the first moment.
        let milliseconds: Int
        let screens: [Screen]
    }

    /// From the first to the last; at least one, all with screens of the same sizes.
    let moments: [Moment]

    /// - Throws: ``BenchError`` if this is no recording.
    init(_ text: String) throws {
        var reader = RecordingReader(text)
        moments = try reader.moments()
        let first = moments.first?.screens.map(\.grid.size) ?? []
        guard !first.isEmpty, moments.allSatisfy({ $0.screens.map(\.grid.size) == first }) else {
            throw BenchError("The recording has no screens, or they change their size.")
        }
    }
}

/// Reads a recording line by line.
private struct RecordingReader {
    private var lines: ArraySlice<Substring>
    private var start: Int?

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...] }

    mutating func moments() throws -> [Recording.Moment] {
        var moments: [Recording.Moment] = []
        while let line = lines.popFirst() {
            if line.isEmpty, lines.isEmpty { break }
            guard line.hasPrefix("at "), let time = Int(line.dropFirst(3)), time >= (start ?? time) else {
                throw BenchError("A moment of the recording begins with \"\(line)\".")
            }
            start = start ?? time
            moments.append(Recording.Moment(milliseconds: time - (start ?? time), screens: try screens()))
        }
        return moments
    }

    private mutating func screens() throws -> [Recording.Screen] {
        var screens: [Recording.Screen] = []
        while let line = lines.popFirst(), line != "end" { screens.append(try screen(line)) }
        return screens
    }

    private mutating func screen(_ head: Substring) throws -> Recording.Screen {
        let words = head.split(separator: " ", maxSplits: 6)
        let numbers = words.dropFirst().prefix(5).compactMap { Int($0) }
        guard words.count == 7, words[0] == "screen", numbers.count == 5, (1...1_000).contains(numbers[0]),
            (0...min(1_000, lines.count)).contains(numbers[1])
        else {
            throw BenchError("A screen of the recording begins with \"\(head)\".")
        }
        var grid = Grid(Size(columns: numbers[0], rows: numbers[1]))
        grid.write(captured: Array(lines.prefix(numbers[1])))
        lines = lines.dropFirst(numbers[1])
        if numbers[4] == 1 {
            grid.restyle(Rect(column: numbers[2], row: numbers[3], columns: 1, rows: 1)) {
                $0.attributes.formSymmetricDifference(.reverse)
            }
        }
        return Recording.Screen(name: String(words[6]), grid: grid)
    }
}
