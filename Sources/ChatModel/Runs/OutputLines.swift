/// Gathers what a program writes as lines, up to a limit; its two streams are told apart.
package struct OutputLines: Hashable, Sendable {
    /// The line of a stream that is not whole yet.
    private struct Open: Hashable, Sendable {
        var text = OutputText()
        var line = ""
    }

    private let byteLimit: Int
    private let lineLimit: Int
    private var whole: [RunLine] = []
    private var bytes = 0
    private var open: [RunStream: Open] = [:]
    /// Whether there was more than fits.
    package private(set) var isCut = false

    /// - Parameters:
    ///   - bytes: The most UTF-8 bytes of all lines together, each counted with one more.
    ///   - lines: The most lines.
    package init(bytes: Int = RunReport.byteLimit, lines: Int = RunReport.lineLimit) {
        byteLimit = bytes
        lineLimit = lines
    }

    /// The lines so far, those that are not whole yet last.
    package var lines: [RunLine] {
        whole
            + RunStream.allCases.compactMap { stream in
                guard let line = open[stream]?.line, !line.isEmpty else { return nil }
                return RunLine(stream, line)
            }
    }

    /// Takes further bytes of a stream.
    package mutating func take(_ bytes: [UInt8], from stream: RunStream) {
        guard !isCut else { return }
        let text = open[stream, default: Open()].text.take(bytes)
        add(text, to: stream)
    }

    /// No more comes: what is not whole is taken as it is.
    package mutating func finish() {
        for stream in RunStream.allCases {
            guard var rest = open[stream] else { continue }
            if !isCut { add(rest.text.finish(), to: stream) }
            rest = open[stream] ?? rest
            open[stream] = nil
            if !rest.line.isEmpty, let line = RunLine(stream, rest.line) { whole.append(line) }
        }
    }

    private mutating func add(_ text: String, to stream: RunStream) {
        for scalar in text.unicodeScalars {
            let isFirst = open[stream, default: Open()].line.isEmpty
            let weight = scalar == "\n" ? (isFirst ? 1 : 0) : scalar.utf8.count + (isFirst ? 1 : 0)
            guard bytes + weight <= byteLimit, !isFirst || whole.count + openCount < lineLimit else {
                isCut = true
                return
            }
            bytes += weight
            if scalar == "\n" { close(stream) } else { open[stream]?.line.unicodeScalars.append(scalar) }
        }
    }

    private var openCount: Int { open.values.count { !$0.line.isEmpty } }

    private mutating func close(_ stream: RunStream) {
        guard let line = open[stream]?.line else { return }
        open[stream]?.line = ""
        if let line = RunLine(stream, line) { whole.append(line) }
    }
}
