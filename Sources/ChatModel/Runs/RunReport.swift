/// What a room is told of a run: an entry of the journal, whose author is who ran it.
package struct RunReport: Hashable, Sendable {
    /// The most UTF-8 bytes of all lines together, each counted with one more.
    package static let byteLimit = 12_288
    /// The most lines.
    package static let lineLimit = 1_000

    package let call: RunCall
    package let end: RunEnd
    /// What it wrote, in the order in which the lines were whole.
    package let lines: [RunLine]

    /// Nil if there are more lines than fit.
    package init?(call: RunCall, end: RunEnd, lines: [RunLine]) {
        guard lines.count <= Self.lineLimit, lines.reduce(0, { $0 + $1.weight }) <= Self.byteLimit else { return nil }
        self.call = call
        self.end = end
        self.lines = lines
    }

    /// What it wrote, as one text.
    package var output: String { lines.map(\.text).joined(separator: "\n") }

    /// The same for people to read.
    package var shown: String { lines.map(\.shown).joined(separator: "\n") }

    /// All words by which it can be found.
    package var words: String { call.written + "\n" + output }
}

/// One line that a command wrote: any text without controls, tabs excepted.
package struct RunLine: Hashable, Sendable {
    package let stream: RunStream
    package let text: String

    /// As people read it: what a command complains of is told by a sign, for a colour may not be seen.
    package var shown: String { stream == .errors ? "! \(text)" : text }

    /// Nil if the text is no line, or could steer a terminal.
    package init?(_ stream: RunStream, _ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0 != "\n" && TextRule.message.allows($0) }) else { return nil }
        self.stream = stream
        self.text = text
    }

    /// The bytes that it counts.
    var weight: Int { text.utf8.count + 1 }
}
