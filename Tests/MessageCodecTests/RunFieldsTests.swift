import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

/// What nobody may send of runs is refused, whoever sends it.
@Suite struct RunFieldsTests {
    private func refusal(_ kind: UInt8, _ write: (inout ByteBuffer) throws -> Void) throws -> WireError.Code? {
        var body = ByteBuffer()
        try write(&body)
        let direction = kind < 0x80 ? "request" : "answer"
        do { _ = try Bytes.decode(Bytes.frame(kind, body.readableBytesView), as: direction) } catch {
            return error.code
        }
        return nil
    }

    private func run(_ name: String, _ arguments: [String]) throws -> WireError.Code? {
        try refusal(RequestKind.run.rawValue) { buffer in
            try buffer.write(Tag(1))
            try buffer.write(Fixed.room)
            buffer.write(Fixed.nonce)
            try buffer.writeText(name)
            try buffer.writeList(arguments) { (buffer, text) throws(WireError) in try buffer.writeText(text) }
        }
    }

    @Test(arguments: ["", "../sh", "a b", "a;b", "UP", "a\0", "-x", "sh\n"])
    func aNameThatIsNoneIsRefused(name: String) throws { #expect(try run(name, []) == .text) }

    @Test(arguments: ["a\0b", "a\nb", "\u{1B}[2J", "\u{202E}"])
    func anArgumentThatIsNoLineIsRefused(argument: String) throws {
        #expect(try run("ok", [argument]) == .text)
        #expect(try run("ok", ["; $(x) `y` | * ' \""]) == nil)
    }

    @Test func moreArgumentsThanACommandTakesAreRefused() throws {
        #expect(try run("ok", Array(repeating: "a", count: 33)) == .tooMany)
        #expect(try run("ok", Array(repeating: String(repeating: "a", count: 1_024), count: 5)) == .tooLong)
        #expect(try run("ok", [String(repeating: "a", count: 1_025)]) == .text)
    }

    private func report(_ lines: [(UInt8, String)]) throws -> WireError.Code? {
        try refusal(AnswerKind.entryRun.rawValue) { buffer in
            try buffer.write(Fixed.room)
            try buffer.write(Seq(1))
            try buffer.write(Fixed.time)
            try buffer.write(Fixed.ann.number)
            buffer.write(Fixed.nonce)
            try buffer.write(Fixed.call)
            try buffer.write(RunEnd(.exited(0), milliseconds: 1))
            try buffer.writeList(lines) { (buffer, line) throws(WireError) in
                buffer.writeInteger(line.0)
                try buffer.writeText(line.1)
            }
        }
    }

    @Test func aLineOfOutputThatSteersATerminalIsRefused() throws {
        #expect(try report([(0, "a\tb"), (1, "")]) == nil)
        for text in ["\u{1B}[31m", "a\nb", "\r", "\u{202E}"] { #expect(try report([(0, text)]) == .text) }
        #expect(try report([(2, "a")]) == .unknownCase)
    }

    @Test func moreOutputThanFitsIsRefused() throws {
        #expect(try report(Array(repeating: (0, "a"), count: 1_001)) == .tooMany)
        #expect(try report([(0, String(repeating: "a", count: RunReport.byteLimit))]) == .tooLong)
        #expect(try report([(0, String(repeating: "a", count: RunReport.byteLimit - 1))]) == nil)
    }
}
