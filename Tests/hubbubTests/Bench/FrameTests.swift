import ChatModel
import MessageCodec
import NIOCore
import Testing

@testable import hubbub_bench

@Suite struct FrameTests {
    private func frame(_ seq: UInt64, at stamp: UInt64, room: UInt32 = 7, author: UInt32 = 3) throws -> [UInt8] {
        var buffer = ByteBuffer()
        let entry = Entry(
            seq: Seq(seq), time: HubTime(milliseconds: 1_790_000_000_000), author: UserNumber(author),
            nonce: Nonce(PostStamp.nonce(talker: 5, at: stamp)),
            body: .text(try MessageText(String(repeating: "x", count: 100))))
        try AnswerCodec.encode(.event(RoomNumber(room), .entry(entry)), into: &buffer)
        return Array(buffer.readableBytesView)
    }

    @Test(
        arguments: [1, 63, 64, 16_383, 16_384, 1 << 30, 1 << 61] as [UInt64], [1, 70, 20_000, 2_000_000] as [UInt32])
    func theHeadOfATextIsReadInEveryWidth(seq: UInt64, number: UInt32) throws {
        let bytes = try frame(seq, at: 77, room: number, author: number)
        #expect(bytes[4] == EntryHead.kind)
        let head = try #require(bytes.withUnsafeBytes { EntryHead(UnsafeRawBufferPointer(rebasing: $0[5...])) })
        #expect(head.seq == seq)
        #expect(PostStamp(nonce: head.nonce).talker == 5)
        #expect(PostStamp(nonce: head.nonce).nanoseconds == 77)
    }

    @Test func textsAreCountedUpToAnotherFrameAndUpToTheLastWholeOne() throws {
        var other = ByteBuffer()
        try AnswerCodec.encode(.heartbeat, into: &other)
        let bytes =
            try frame(1, at: 1) + frame(2, at: 2) + Array(other.readableBytesView) + frame(3, at: 3)
            + frame(4, at: 4).prefix(50)
        var reception = Reception()
        var delays = Histogram()
        var place = 0
        let kinds = bytes.withUnsafeBytes { bytes in
            var kinds: [UInt8] = []
            while let other = reception.texts(in: bytes, from: &place, at: 10, into: &delays) {
                kinds.append(other.kind)
            }
            return kinds
        }
        #expect(kinds == [0x83])
        #expect(place == bytes.count - 50)
        #expect(reception.tally.received == 3)
        #expect(delays.count == 3)
    }
}
