import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// A run that the room was told of: who ran what, how it ended, and what it wrote.
    func lines(of report: RunReport, by person: Person?, time: LocalTime?) -> [StyledLine] {
        let nick = person.map { hub.people.name(of: $0).text } ?? "…"
        return told(around.words.line(of: report, by: nick), time: time) + written(report.lines)
    }

    /// An own run, as far as it has come.
    func lines(of run: OwnRun) -> [StyledLine] {
        let style = run.isLost ? around.theme.error : around.theme.notice
        return noted(around.words.line(of: run), style: style) + written(run.lines)
    }

    /// What a command wrote; what it complains of stands out.
    private func written(_ lines: [RunLine]) -> [StyledLine] {
        lines.flatMap { line in
            let style = line.stream == .errors ? around.theme.error : around.theme.text
            return self.lines(line.text.isEmpty ? " " : line.shown, style: style)
        }
    }
}
