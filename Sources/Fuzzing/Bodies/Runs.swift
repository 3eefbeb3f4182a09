import ChatModel

extension FuzzBody {
    /// What a program writes: however it is cut it is the same text, which steers no terminal and fits a report.
    static let output = FuzzBody("output") { bytes, _ in
        var whole = OutputText()
        let text = whole.take(bytes) + whole.finish()
        var drops = OutputText()
        let dropped = bytes.map { drops.take([$0]) }.joined() + drops.finish()
        try Finding.unless(dropped.utf8.elementsEqual(text.utf8), "Byte by byte it is another text.")
        try Finding.unless(text.unicodeScalars.allSatisfy(TextRule.message.allows), "It can steer a terminal.")
        var lines = OutputLines()
        lines.take(bytes, from: bytes.count.isMultiple(of: 2) ? .output : .errors)
        lines.finish()
        guard let name = try? RunName("x"), let call = RunCall(name) else { return }
        let end = RunEnd(.exited(0), milliseconds: 1)
        let report = RunReport(call: call, end: end, lines: lines.lines)
        try Finding.unless(report != nil, "What was gathered fits no report.")
        if let report {
            try Finding.unless(RunReport(stored: report.stored) == report, "It is read as another report.")
        }
    }

    /// A pattern on the first line, and what somebody gives to a command on the second.
    static let patterns = FuzzBody("patterns") { bytes, _ in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
        guard let first = lines.first, let pattern = try? ArgumentPattern(String(first)) else { return }
        _ = pattern.fits(String((lines.dropFirst().first ?? "").prefix(200)))
    }
}
