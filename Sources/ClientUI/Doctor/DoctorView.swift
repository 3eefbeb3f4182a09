import ClientCore
import Doctor
import TerminalCore

/// The doctor's page in the list of hubs: the verdict, then everything that was found.
struct DoctorView {
    let examination: Examination
    let size: Size
    let around: Surroundings

    private var words: Catalogue { around.words }

    /// How many lines of the page fit on the screen.
    var rows: Int { size.pageRows }

    /// The number of the first line when the page is turned to this one: the end of the page stays at the bottom.
    func first(_ line: Int) -> Int { max(0, min(line, lines.count - rows)) }

    func draw(on grid: inout Grid, from line: Int) {
        grid.left(words.text("doctor.title"), row: 0, style: around.theme.title)
        for (index, line) in lines.dropFirst(first(line)).prefix(rows).enumerated() {
            grid.write(line, at: Point(column: 1, row: 1 + index))
        }
        grid.footer(words.text("doctor.footer"), style: around.theme.dim, keepingLast: 1)
    }

    private var lines: [StyledLine] {
        let asking = wrapped([Run(words.text("doctor.asking"), around.theme.dim)])
        guard let report = examination.report else { return asking }
        let page = DoctorPage(report, in: DoctorWords(words: words, fingerprint: around.fingerprint))
        let style = page.isHealthy ? around.theme.notice : around.theme.mention
        return (examination.isUnderWay ? asking : []) + wrapped([Run(page.verdict, style)])
            + page.parts.flatMap { part in
                [StyledLine(), StyledLine([Run(part.title, around.theme.title)])] + part.items.flatMap(item)
            }
    }

    private func item(_ item: DoctorPage.Item) -> [StyledLine] {
        let margin = item.isInner ? 4 : 0
        let (style, isWrong) = look(of: item.state)
        let mark = Run(String(repeating: " ", count: margin) + item.mark + " ", style)
        let first = wrapped([Run(item.what, style)], margin: margin + 2, mark: mark)
        guard isWrong, let remedy = item.remedy else { return first }
        return first + wrapped([Run(remedy, around.theme.accent)], margin: margin + 4)
    }

    private func look(of state: Finding.State) -> (Style, isWrong: Bool) {
        switch state {
        case .fine: (around.theme.text, false)
        case .note: (around.theme.dim, true)
        case .doubt: (around.theme.mention, true)
        case .trouble: (around.theme.error, true)
        }
    }

    /// A paragraph moved to the right, with a mark in front of its first line.
    private func wrapped(_ runs: [Run], margin: Int = 0, mark: Run? = nil) -> [StyledLine] {
        let space = Run(String(repeating: " ", count: margin))
        let columns = min(size.columns - 2, Fitting.readable) - margin
        return wrap(runs, columns: max(1, columns)).enumerated().map { index, line in
            StyledLine([index == 0 ? mark ?? space : space] + line.runs)
        }
    }
}
