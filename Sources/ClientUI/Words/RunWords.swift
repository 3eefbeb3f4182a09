import ChatModel
import ClientCore

extension Catalogue {
    /// Who ran what and how it ended, as one line: `ann ran uptime: done in 0.1 s`.
    package func line(of report: RunReport, by nick: String) -> String {
        line(of: report.call, report.end, by: nick)
    }

    /// The same of a run that may not have ended.
    package func line(of call: RunCall, _ end: RunEnd?, by nick: String) -> String {
        let head = text("run.head", ["nick": nick, "command": call.written])
        return text("run.line", ["head": head, "end": end.map(words) ?? text("run.open")])
    }

    /// An own run, as far as it has come: `uptime: running; /stop ends it`.
    func line(of run: OwnRun) -> String {
        let state: String
        if run.isLost {
            state = text("run.lost")
        } else {
            state = run.end.map(words) ?? text("run.running")
        }
        return text("run.line", ["head": "/run \(run.call.written)", "end": state])
    }

    private func words(for end: RunEnd) -> String {
        let time = time(end.milliseconds)
        let words =
            switch end.ending {
            case .exited(0): text("run.done", ["time": time])
            case .exited(let code): text("run.exit", ["code": String(code), "time": time])
            case .signalled(let signal): text("run.signal", ["signal": String(signal), "time": time])
            case .timeLimit: text("run.timelimit", ["time": time])
            case .stopped: text("run.stopped", ["time": time])
            case .unstartable: text("run.unstartable")
            }
        return end.isCut ? text("run.cut", ["end": words]) : words
    }

    /// `0.1 s`, or from a minute on `2 minutes 5 seconds`.
    private func time(_ milliseconds: UInt64) -> String {
        guard milliseconds < 60_000 else { return span(milliseconds: milliseconds) }
        let tenths = (milliseconds + 50) / 100
        return text("run.seconds", ["seconds": "\(tenths / 10).\(tenths % 10)"])
    }
}

extension Surroundings {
    /// The commands that may be run, a line each.
    func list(of offers: [RunOffer]) -> [String] {
        guard !offers.isEmpty else { return [words.text("notice.commands.none")] }
        let calls = offers.map { $0.usage.isEmpty ? $0.name.text : "\($0.name.text) \($0.usage)" }
        return [words.text("notice.commands")]
            + zip(calls, offers).map { call, offer in offer.about.map { "  \(call) – \($0.text)" } ?? "  \(call)" }
    }
}
