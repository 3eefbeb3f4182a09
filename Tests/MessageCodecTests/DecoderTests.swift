import ChatModel
import NIOCore
import NIOEmbedded
import NIOTestUtils
import Testing

@testable import MessageCodec

@Suite struct DecoderTests {
    @Test func requestsSurviveEveryWayOfCuttingTheStream() throws {
        let pairs = try Sample.requests.map { sample throws -> (ByteBuffer, [ReceivedRequest]) in
            guard case .request(let request) = sample.value else { return (ByteBuffer(), []) }
            return (ByteBuffer(bytes: try Bytes.encode(sample.value)), [.request(request)])
        }
        try ByteToMessageDecoderVerifier.verifyDecoder(inputOutputPairs: pairs) { RequestDecoder() }
    }

    @Test func answersSurviveEveryWayOfCuttingTheStream() throws {
        let pairs = try Sample.answers.map { sample throws -> (ByteBuffer, [Answer]) in
            guard case .answer(let answer) = sample.value else { return (ByteBuffer(), []) }
            return (ByteBuffer(bytes: try Bytes.encode(sample.value)), [answer])
        }
        try ByteToMessageDecoderVerifier.verifyDecoder(inputOutputPairs: pairs) { AnswerDecoder() }
    }

    @Test func halfAFrameWaitsAndTakesNothing() throws {
        let bytes = try Bytes.encode(.request(.rooms(Tag(1), after: .lobby)))
        for count in 0..<bytes.count {
            var buffer = ByteBuffer(bytes: bytes.prefix(count))
            var decoder = RequestDecoder()
            #expect(try decoder.decode(buffer: &buffer) == nil)
            #expect(buffer.readableBytes == count)
        }
    }

    @Test func twoFramesInOneReadAreTwoRequests() throws {
        var buffer = ByteBuffer()
        try RequestCodec.encode(.heartbeat, into: &buffer)
        try RequestCodec.encode(.goodbye, into: &buffer)
        var decoder = RequestDecoder()
        #expect(try decoder.decode(buffer: &buffer) == .request(.heartbeat))
        #expect(try decoder.decode(buffer: &buffer) == .request(.goodbye))
        #expect(try decoder.decode(buffer: &buffer) == nil)
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0], .emptyFrame), ([0, 1, 0, 1], .tooLong), ([0xFF, 0xFF, 0xFF, 0xFF], .tooLong),
            ([0x80, 0, 0, 0], .tooLong),
        ] as [([UInt8], WireError.Code)]) func aBadLengthIsRefusedBeforeTheBody(
            _ length: [UInt8], _ code: WireError.Code
        )
    {
        var buffer = ByteBuffer(bytes: length)
        var decoder = RequestDecoder()
        #expect(Bytes.code { () throws(WireError) in _ = try decoder.decode(buffer: &buffer) } == code)
    }

    @Test func theLimitItselfIsAllowed() throws {
        var buffer = ByteBuffer(bytes: [0, 0, 0, 6, RequestKind.heartbeat.rawValue, 9, 9, 9, 9, 9])
        var decoder = RequestDecoder(limit: 6)
        #expect(try decoder.decode(buffer: &buffer) == .request(.heartbeat))
    }

    @Test func endingInsideAFrameIsAnErrorAndBetweenFramesIsNot() throws {
        for (bytes, code) in [([], nil), ([0, 0, 0], .truncated), ([0, 0, 0, 9, 1], .truncated)]
            as [([UInt8], WireError.Code?)]
        {
            var requests = ByteBuffer(bytes: bytes)
            var answers = requests
            var requestDecoder = RequestDecoder()
            var answerDecoder = AnswerDecoder()
            #expect(
                Bytes.code { () throws(WireError) in
                    _ = try requestDecoder.decodeLast(buffer: &requests, seenEOF: true)
                } == code)
            #expect(
                Bytes.code { () throws(WireError) in
                    _ = try answerDecoder.decodeLast(buffer: &answers, seenEOF: true)
                } == code)
        }
    }

    @Test func theHubIsToldOfUnknownKindsAndTheirTag() throws {
        var decoder = RequestDecoder()
        var tagged = ByteBuffer(bytes: Bytes.frame(0x7E, [0x40, 0x46, 1, 2]))
        #expect(try decoder.decode(buffer: &tagged) == .unknown(kind: 0x7E, Tag(70)))
        var bare = ByteBuffer(bytes: Bytes.frame(0x7F, []))
        #expect(try decoder.decode(buffer: &bare) == .unknown(kind: 0x7F, .unasked))
    }

    @Test func theClientSkipsUnknownKinds() throws {
        var buffer = ByteBuffer(bytes: Bytes.frame(0xFE, [1, 2, 3]) + Bytes.frame(0xFF, []))
        try AnswerCodec.encode(.done(Tag(1)), into: &buffer)
        var decoder = AnswerDecoder()
        #expect(try decoder.decode(buffer: &buffer) == .done(Tag(1)))
        #expect(try decoder.decode(buffer: &buffer) == nil)
        #expect(buffer.readableBytes == 0)
    }
}
