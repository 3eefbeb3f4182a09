import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct EncodingTests {
    @Test func aPublishedTextCostsAtMost40BytesBeyondItself() throws {
        for count in [1, 63, 64, 100, 16_383, 16_384] {
            let entry = Entry(
                seq: Seq(1 << 30 - 1), time: Fixed.time, author: UserNumber(200_000), nonce: Nonce(.max),
                body: .text(Fixed.message(String(repeating: "x", count: count))))
            var buffer = ByteBuffer()
            try AnswerCodec.encode(.entry(entry), in: RoomNumber(100_000), into: &buffer)
            #expect(buffer.readableBytes - count <= 40)
        }
    }

    @Test func anEventHasTheSameBytesAsTheAnswerThatHoldsIt() throws {
        let event = RoomEvent.entry(Fixed.entry(42, .text(Fixed.message("hi"))))
        var one = ByteBuffer()
        var other = ByteBuffer()
        try AnswerCodec.encode(event, in: Fixed.room, into: &one)
        try AnswerCodec.encode(.event(Fixed.room, event), into: &other)
        #expect(one == other)
    }

    @Test func whatDoesNotFitLeavesTheBufferAsItWas() throws {
        let failing: [(Sample.Value, WireError.Code)] = [
            (.answer(.accepted(Fixed.nonce, Seq(1 << 62))), .outOfRange),
            (.answer(.pong(Tag(1), Fixed.payload([]), HubTime(milliseconds: .max))), .outOfRange),
            (.request(.proof(Proof(signature: [1], nick: Fixed.nick("ann"), kind: .member))), .byteCount),
            (.request(.identify(Tag(1), Array(repeating: UserNumber(.max), count: 10_000))), .tooLong),
            (.answer(.refused(Refusal(subject: .session, code: .other, detail: "two\nlines"))), .text),
            (
                .request(
                    .hello(
                        Hello(
                            versions: Array(repeating: 1, count: 17), features: [], software: "",
                            userKey: Fixed.userKey, nonce: Fixed.digest(0)))), .tooMany
            ),
        ]
        for (value, code) in failing {
            var buffer = ByteBuffer(string: "before")
            let thrown = Bytes.code { () throws(WireError) in
                switch value {
                case .request(let request): try RequestCodec.encode(request, into: &buffer)
                case .answer(let answer): try AnswerCodec.encode(answer, into: &buffer)
                case .datagram(let datagram): try DatagramCodec.encode(datagram, into: &buffer)
                }
            }
            #expect(thrown == code)
            #expect(buffer == ByteBuffer(string: "before"))
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 16_383, 16_384, 20_000]) func recordsOfEverySizeAreEnclosed(_ count: Int) throws
    {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var buffer = ByteBuffer(string: "xx")
        buffer.moveReaderIndex(forwardBy: 1)
        try buffer.writeRecord { (inner) throws(WireError) in inner.writeBytes(bytes) }
        var expected = ByteBuffer(string: "x")
        try Varint.write(UInt64(count), into: &expected)
        expected.writeBytes(bytes)
        #expect(buffer == expected)
    }

    @Test func aFullPageFitsInOneAnswer() throws {
        let nick = Fixed.nick(String(repeating: "n", count: Nick.byteLimit))
        let people = (0..<200).map { Person(number: UserNumber(1 << 31 + $0), id: Fixed.annID, nick: nick) }
        let members = people.map { Member(person: $0, away: Fixed.away(String(repeating: "a", count: 256))) }
        let text = Fixed.message(String(repeating: "t", count: MessageText.byteLimit))
        let history = (0..<200).map { Fixed.entry(1 << 40 + UInt64($0), .text($0 < 4 ? text : Fixed.message("t"))) }
        let joined = Joined(
            tag: Tag(.max), room: RoomNumber(.max), kind: .named(Fixed.roomName(String(repeating: "r", count: 48))),
            partner: nil, topic: Fixed.topic(String(repeating: "t", count: 512)), resume: .reset, head: Seq(1 << 61),
            history: history, authors: people, roster: RosterPage(members: members, count: .max, more: true))
        #expect(try Bytes.encode(.answer(.joined(joined))).count <= FrameLimit.answer + 4)
    }
}
