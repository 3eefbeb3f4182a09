import ChatModel

/// Where `send` has its messages from.
enum MessageSource: Sendable {
    /// The command line.
    case argument(String)
    /// All of standard input is one message.
    case input
    /// Each line of standard input is a message; empty ones are left out.
    case lines

    /// Gives every message to `take`, in order; waits for it each time.
    /// - Throws: ``Complaint`` for what can't be a message; what `take` throws.
    func read(_ take: (MessageText) async throws -> Void) async throws {
        switch self {
        case .argument(let text): try await take(try MessageText(text))
        case .input: try await take(try await Self.whole())
        case .lines: try await Self.eachLine(take)
        }
    }

    private static func whole() async throws -> MessageText {
        let input = StandardInput()
        var bytes: [UInt8] = []
        while let piece = try await input.next() {
            bytes += piece
            // A newline may stand behind the longest message.
            guard bytes.count <= MessageText.byteLimit + 2 else {
                throw Complaint(
                    "The input has more than \(MessageText.byteLimit) bytes; with --lines each line is a message.")
            }
        }
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Complaint("The input is not UTF-8 text, so nothing was sent.")
        }
        return try MessageText(text)
    }

    private static func eachLine(_ take: (MessageText) async throws -> Void) async throws {
        let input = StandardInput()
        var splitter = LineSplitter(limit: MessageText.byteLimit)
        var number = 0
        func give(_ line: String) async throws {
            number += 1
            guard !line.isEmpty else { return }
            let text: MessageText
            do { text = try MessageText(line) } catch {
                throw Complaint("Line \(number) was not sent, nor what follows it. \(error.message)")
            }
            try await take(text)
        }
        do {
            while let piece = try await input.next() {
                for line in try splitter.take(piece) { try await give(line) }
            }
            if let line = try splitter.finish() { try await give(line) }
        } catch let mistake as LineSplitter.Mistake {
            throw Complaint("Line \(mistake.line) \(mistake.message); it was not sent, nor what follows it.")
        }
    }
}
