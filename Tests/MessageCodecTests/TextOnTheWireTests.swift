import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct TextOnTheWireTests {
    private func post(_ text: [UInt8]) throws -> [UInt8] {
        var body = ByteBuffer()
        try body.write(Fixed.room)
        body.write(Fixed.nonce)
        try body.writeNumber(UInt32(0))
        try body.writeNumber(UInt64(text.count))
        body.writeBytes(text)
        return Bytes.frame(RequestKind.postText.rawValue, body.readableBytesView)
    }

    @Test(
        arguments: [
            [], [0x1B, 0x5B], [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x80, 0xAE], [0xC2, 0x9B],
            [0x0D],
            [UInt8](repeating: 0x61, count: MessageText.byteLimit + 1),
        ] as [[UInt8]]) func textsThatBreakTheRulesAreRefused(_ text: [UInt8]) throws
    {
        let frame = try post(text)
        #expect(Bytes.code { () throws(WireError) in _ = try Bytes.decode(frame, as: "request") } == .text)
    }

    @Test func aTextOfExactlyTheLimitPasses() throws {
        let frame = try post([UInt8](repeating: 0x61, count: MessageText.byteLimit))
        #expect(Bytes.code { () throws(WireError) in _ = try Bytes.decode(frame, as: "request") } == nil)
    }

    @Test func unknownRefusalCodesReadAsOther() throws {
        for code in [[0x3F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
            let frame = Bytes.frame(AnswerKind.refused.rawValue, [0] + code)
            #expect(
                try Bytes.decode(frame, as: "answer")
                    == .answer(.refused(Refusal(subject: .session, code: .other, detail: ""))))
        }
    }

    @Test(
        arguments: [
            (RequestKind.direct.rawValue, [1, 2]), (RequestKind.history.rawValue, [1, 7, 3, 1]),
            (AnswerKind.refused.rawValue, [3, 1]), (AnswerKind.goodbye.rawValue, [2]),
            (AnswerKind.rooms.rawValue, [1, 0, 2]),
        ] as [(UInt8, [UInt8])]) func bytesThatNameNoCaseAreRefused(_ kind: UInt8, _ body: [UInt8])
    {
        let frame = Bytes.frame(kind, body)
        #expect(
            Bytes.code { () throws(WireError) in
                _ = try Bytes.decode(frame, as: kind < 0x80 ? "request" : "answer")
            } == .unknownCase)
    }
}
