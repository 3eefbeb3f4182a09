import ChatModel
import ClientCore
import TerminalCore

/// A text file of the hub as a page of its own.
struct FileScreen {
    let file: ViewedFile
    /// What brings it; nil once it is there.
    let transfer: Transfer?
    let now: Now
    let size: Size
    let around: Surroundings

    private var words: Catalogue { around.words }
    private var columns: Int { max(1, size.columns - 2) }

    /// How many lines of the page fit on the screen.
    var rows: Int { max(1, size.rows - 2) }

    func draw(on grid: inout Grid, from line: Int) {
        drawHead(on: &grid)
        switch file.content {
        case .text(let lines, _): draw(lines, from: first(line), on: &grid)
        case .fetching: say(progress, around.theme.dim, on: &grid)
        case .binary: say(words.text("viewer.binary"), around.theme.notice, on: &grid)
        case .failed(let failure): say(around.reason(for: failure), around.theme.error, on: &grid)
        }
        grid.footer(around.keys.file.footer(words), style: around.theme.dim, keepingLast: 1)
    }

    private var progress: String {
        let wordings = transfer.map { around.progress(of: $0, at: now.monotonic) } ?? []
        return ([words.text("viewer.fetching")] + wordings.prefix(1)).joined(separator: " ")
    }

    private func drawHead(on grid: inout Grid) {
        let corner = corner
        let room = max(0, size.columns - DisplayWidth.of(corner) - 4)
        grid.left(file.name.shortenedName(to: room), row: 0, style: around.theme.title)
        grid.right(corner, row: 0, style: around.theme.dim)
    }

    /// The file's size, or how much of it there is to see.
    private var corner: String {
        guard let size = file.size else { return "" }
        guard case .text(_, isWhole: false) = file.content else { return words.bytes(size) }
        let wordings = [words.text("viewer.part", ["size": words.bytes(size)]), words.bytes(size)]
        return Fitting.first(of: wordings, columns: self.size.columns / 2)
    }

    private func say(_ text: String, _ style: Style, on grid: inout Grid) {
        for (row, line) in wrap(text, columns: columns).prefix(rows).enumerated() {
            grid.left(line, row: row + 1, style: style)
        }
    }

    private func draw(_ lines: [String], from first: Int, on grid: inout Grid) {
        if lines.isEmpty { return say(words.text("viewer.empty"), around.theme.dim, on: &grid) }
        var row = 1
        // Only what is on the screen is broken into rows: a file may be long.
        for line in lines.dropFirst(first) {
            for part in wrap(line, columns: columns) {
                guard row <= rows else { return }
                grid.left(part, row: row)
                row += 1
            }
        }
    }

    // MARK: Turning

    private var lines: [String] { if case .text(let lines, _) = file.content { lines } else { [] } }

    /// The line at the top when the page is turned to this one: the end of the file stays at the bottom.
    func first(_ line: Int) -> Int { max(0, min(line, last)) }

    /// The first line of the last page.
    private var last: Int { start(ofPageEndingBefore: lines.count) }

    /// The line at the top one page further down.
    func pageDown(from line: Int) -> Int {
        var (index, height) = (line, 0)
        while index < lines.count, height < rows {
            height += self.height(index)
            index += 1
        }
        return first(max(line + 1, index - 1))
    }

    /// The line at the top one page further up.
    func pageUp(from line: Int) -> Int { min(first(line - 1), start(ofPageEndingBefore: line + 1)) }

    private func start(ofPageEndingBefore end: Int) -> Int {
        let end = min(end, lines.count)
        var (index, height) = (end, 0)
        while index > 0, height + self.height(index - 1) <= rows {
            height += self.height(index - 1)
            index -= 1
        }
        // A line that is higher than the page is shown from its beginning.
        return max(0, min(index, end - 1))
    }

    private func height(_ index: Int) -> Int { wrap(lines[index], columns: columns).count }
}
