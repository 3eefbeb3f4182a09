import ChatModel
import Foundation
import Testing

@testable import MessageCodec

/// Protocol.md says what the code does.
@Suite struct ProtocolPageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/hubbub/Documentation.docc/Protocol.md")

    private let lines: [Substring]

    init() throws { lines = try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n") }

    @Test func everyKindHasItsRowAndEveryRowItsKind() {
        let rows = lines.filter { $0.hasPrefix("| `0x") }.compactMap { UInt8($0.dropFirst(5).prefix(2), radix: 16) }
        #expect(rows == RequestKind.allCases.map(\.rawValue) + AnswerKind.allCases.map(\.rawValue))
    }

    @Test func everyRefusalCodeHasItsRow() throws {
        let start = try #require(lines.firstIndex(of: "### Refusals"))
        let rows = lines[start...].prefix { $0 != "## What it means" }
            .compactMap { $0.split(separator: "|").first }
            .compactMap { UInt32($0.trimmingCharacters(in: .whitespaces)) }
        #expect(rows == Refusal.Code.allCases.map(\.rawValue))
    }

    @Test func theExamplesAreGoldenBytes() throws {
        let golden = Set(try GoldenFile.read().vectors.map(\.hex))
        let start = try #require(lines.firstIndex(of: "## An example, byte by byte"))
        let blocks = lines[start...].split(separator: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let examples = blocks.map { block in
            block.map { $0.components(separatedBy: "   ")[0].filter { $0 != " " } }.joined()
        }
        #expect(examples.count == 3)
        for example in examples { #expect(golden.contains(example), "\(example)") }
    }

    @Test(arguments: [
        Frames.request, Frames.answer, "**512 bytes**", "**1,200 bytes**", "at most 511 bytes", "port **24822**",
        "Version 1.",
    ]) func theNumbersAreThoseOfTheCode(_ words: String) {
        #expect(lines.contains { $0.contains(words) }, "\(words)")
    }

    /// The limits as the page writes them.
    private enum Frames {
        static let request = "**\(grouped(FrameLimit.request))**"
        static let answer = "**\(grouped(FrameLimit.answer))**"

        private static func grouped(_ number: Int) -> String {
            "\(number / 1_000),\(String(format: "%03d", number % 1_000))"
        }
    }
}
