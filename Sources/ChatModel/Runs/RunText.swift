/// Runs as text. What was called and how it ended are fields parted by tabs, which stand in none of them; each line of
/// output follows on a line of its own. What a client keeps and what a hub's journal keeps is written alike.
extension RunReport {
    /// As ``init(stored:)`` reads it.
    package var stored: String {
        let head = [end.stored, call.stored].joined(separator: "\t")
        return ([head] + lines.map { "\($0.stream.rawValue)\t\($0.text)" }).joined(separator: "\n")
    }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: String) {
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        let head = (parts.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
        guard head.count >= 4, let end = RunEnd(head[..<3]), let call = RunCall(head[3...]) else { return nil }
        var lines: [RunLine] = []
        for part in parts.dropFirst() {
            guard let line = RunLine(stored: part) else { return nil }
            lines.append(line)
        }
        self.init(call: call, end: end, lines: lines)
    }
}

extension RunLine {
    fileprivate init?(stored text: Substring) {
        guard let tab = text.firstIndex(of: "\t"), let stream = UInt8(text[..<tab]).flatMap(RunStream.init) else {
            return nil
        }
        self.init(stream, String(text[text.index(after: tab)...]))
    }
}

extension RunCall {
    /// As ``init(stored:)`` reads it: the name and each argument, parted by tabs.
    package var stored: String { ([name.text] + arguments.map(\.text)).joined(separator: "\t") }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: String) {
        self.init(text.split(separator: "\t", omittingEmptySubsequences: false)[...])
    }

    fileprivate init?(_ fields: ArraySlice<Substring>) {
        guard let first = fields.first, let name = try? RunName(String(first)) else { return nil }
        let arguments = fields.dropFirst().compactMap { try? RunArgument(String($0)) }
        guard arguments.count == fields.count - 1 else { return nil }
        self.init(name, arguments)
    }
}

extension RunEnd {
    /// As ``init(stored:)`` reads it: how it ended, the milliseconds, and whether it was cut, parted by tabs.
    package var stored: String { [ending.stored, String(milliseconds), isCut ? "cut" : ""].joined(separator: "\t") }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: String) {
        self.init(text.split(separator: "\t", omittingEmptySubsequences: false)[...])
    }

    fileprivate init?(_ fields: ArraySlice<Substring>) {
        let fields = Array(fields)
        guard fields.count == 3, let ending = Ending(stored: fields[0]), let milliseconds = UInt64(fields[1]),
            fields[2].isEmpty || fields[2] == "cut"
        else { return nil }
        self.init(ending, milliseconds: milliseconds, isCut: !fields[2].isEmpty)
    }
}

extension RunEnd.Ending {
    fileprivate var stored: String {
        switch self {
        case .exited(let code): "exit \(code)"
        case .signalled(let signal): "signal \(signal)"
        case .timeLimit: "time"
        case .stopped: "stopped"
        case .unstartable: "unstartable"
        }
    }

    fileprivate init?(stored text: Substring) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        switch (words.first, words.count == 2 ? UInt8(words[1]) : nil) {
        case ("exit", let code?): self = .exited(code)
        case ("signal", let signal?): self = .signalled(signal)
        case ("time", _) where words.count == 1: self = .timeLimit
        case ("stopped", _) where words.count == 1: self = .stopped
        case ("unstartable", _) where words.count == 1: self = .unstartable
        default: return nil
        }
    }
}
