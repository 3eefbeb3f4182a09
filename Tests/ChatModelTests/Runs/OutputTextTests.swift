import ChatModel
import Testing

/// What programs write is shown safely, however it comes.
@Suite struct OutputTextTests {
    private func shown(_ bytes: [UInt8]) -> String {
        var text = OutputText()
        return text.take(bytes) + text.finish()
    }

    @Test(arguments: [
        ([UInt8]("plain\n\ttext 中文 👍\n".utf8), "plain\n\ttext 中文 👍\n"),
        ([0x1B, 0x5B, 0x33, 0x31, 0x6D], "␛[31m"), ([0x00, 0x07, 0x7F], "␀␇␡"),
        ([0x61, 0x0D, 0x0A, 0x62], "a\nb"), ([0x61, 0x0D, 0x62], "a␍b"), ([0x61, 0x0D], "a␍"),
        ([0xFF, 0x61, 0xC3], "\u{FFFD}a\u{FFFD}"), ([0xC2, 0x9B], "\u{FFFD}"), ([0xE2, 0x80, 0xAE], "\u{FFFD}"),
        ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xF0, 0x9F, 0x98, 0x80], "😀"),
    ])
    func nothingSteersATerminal(bytes: [UInt8], text: String) { #expect(shown(bytes) == text) }

    @Test func byteByByteItIsTheSame() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let pool: [UInt8] = [0x0A, 0x0D, 0x1B, 0x61, 0xFF, 0xE2] + Array("é中😀".utf8)
            let bytes = (0..<Int.random(in: 0..<24)).map { _ in pool.randomElement(using: &random) ?? 0 }
            var text = OutputText()
            var drops = ""
            for byte in bytes { drops += text.take([byte]) }
            drops += text.finish()
            #expect(Array(drops.unicodeScalars) == Array(shown(bytes).unicodeScalars), "\(bytes)")
            #expect(drops.unicodeScalars.allSatisfy(TextRule.message.allows))
        }
    }

    @Test func streamsAreToldApartLineByLine() {
        var lines = OutputLines()
        lines.take(Array("one\ntw".utf8), from: .output)
        lines.take(Array("bad".utf8), from: .errors)
        #expect(lines.lines.map(\.text) == ["one", "tw", "bad"])
        lines.take(Array("o\n".utf8), from: .output)
        lines.take(Array(" thing\n\n".utf8), from: .errors)
        lines.finish()
        #expect(lines.lines.map(\.text) == ["one", "two", "bad thing", ""])
        #expect(lines.lines.map(\.stream) == [.output, .output, .errors, .errors])
        #expect(!lines.isCut)
    }

    @Test func whatIsTooMuchIsCut() {
        var bytes = OutputLines(bytes: 10)
        bytes.take(Array("12345\n123456789\n".utf8), from: .output)
        bytes.finish()
        #expect(bytes.lines.map(\.text) == ["12345", "123"] && bytes.isCut)
        var count = OutputLines(lines: 2)
        count.take(Array("a\nb\nc\n".utf8), from: .output)
        count.finish()
        #expect(count.lines.map(\.text) == ["a", "b"] && count.isCut)
        var empty = OutputLines(lines: 2)
        empty.take(Array("\n\n\n".utf8), from: .output)
        #expect(empty.lines.count == 2 && empty.isCut)
    }

    @Test func binaryOfAnyKindFitsAReport() throws {
        let call = try #require(RunCall(try RunName("dump")))
        for seed in 0..<50 {
            var lines = OutputLines()
            for _ in 0..<8 {
                lines.take((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed) }, from: .output)
            }
            lines.finish()
            let end = RunEnd(.exited(0), milliseconds: 1, isCut: lines.isCut)
            let report = try #require(RunReport(call: call, end: end, lines: lines.lines))
            #expect(lines.isCut && RunReport(stored: report.stored) == report)
        }
    }
}
