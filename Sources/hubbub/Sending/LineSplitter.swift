/// Cuts a stream of bytes into lines, without ever holding more than one line and one piece of input.
struct LineSplitter {
    /// A line that can't be a message, and why.
    struct Mistake: Error, Hashable {
        /// From 1.
        let line: Int
        let message: String
    }

    /// The most bytes that a line may have.
    let limit: Int
    private var rest: [UInt8] = []
    private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    /// The lines that are whole now, without their ends (LF or CR LF).
    /// - Throws: ``Mistake``.
    mutating func take(_ bytes: [UInt8]) throws(Mistake) -> [String] {
        var lines: [String] = []
        var pieces = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let tail = pieces.removeLast()
        for piece in pieces {
            rest += piece
            lines.append(try cut())
        }
        rest += tail
        try checkLength()
        return lines
    }

    /// The last line, if it did not end; nil if there is none.
    /// - Throws: ``Mistake``.
    mutating func finish() throws(Mistake) -> String? { rest.isEmpty ? nil : try cut() }

    private mutating func cut() throws(Mistake) -> String {
        try checkLength()
        count += 1
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        defer { rest.removeAll(keepingCapacity: true) }
        guard let line = String(validating: rest, as: UTF8.self) else {
            throw Mistake(line: count, message: "is not UTF-8 text")
        }
        return line
    }

    private func checkLength() throws(Mistake) {
        // A CR may stand behind the longest line.
        guard rest.count <= limit + 1 else {
            throw Mistake(line: count + 1, message: "has more than \(limit) bytes, which is the most that fit")
        }
    }
}
