import ChatModel
import Testing

@Suite struct RoomTests {
    private func user(_ byte: UInt8) throws -> UserID {
        UserID(try #require(Digest([UInt8](repeating: byte, count: 32))))
    }

    @Test func aPairHasOneOrder() throws {
        let (one, other, third) = (try user(1), try user(0x80), try user(2))
        #expect(DirectPair(one, other) == DirectPair(other, one))
        #expect(DirectPair(other, one).low == one)
        #expect(DirectPair(one, other).partner(of: one) == other)
        #expect(DirectPair(one, other).partner(of: other) == one)
        #expect(DirectPair(one, other).contains(other))
        #expect(!DirectPair(one, other).contains(third))
        #expect(DirectPair(one, one).partner(of: one) == one)
    }

    @Test func placesFollowOneAnother() {
        #expect(Seq.zero.next == Seq(1))
        #expect(Seq(1) < Seq(2))
        #expect(UserNumber(1) < UserNumber(2))
        #expect(RoomNumber(9) < RoomNumber(10))
    }

    @Test func timePassedIsNeverNegative() {
        let start = Monotonic(milliseconds: 100)
        #expect(start.advanced(by: 50).since(start) == 50)
        #expect(start.since(start.advanced(by: 50)) == 0)
        #expect(start < start.advanced(by: 1))
        #expect(HubTime(milliseconds: 1) < HubTime(milliseconds: 2))
    }

    @Test func aTokenNamesItsEntry() throws {
        let entry = Entry(
            seq: Seq(4), time: HubTime(milliseconds: 1), author: UserNumber(1), nonce: Nonce(9),
            body: .text(try MessageText("hi")))
        #expect(ResumeToken(entry) == ResumeToken(seq: Seq(4), nonce: Nonce(9)))
    }

    @Test func aPingCarriesAtMost64Bytes() {
        #expect(PingPayload([UInt8](repeating: 1, count: 64))?.bytes.count == 64)
        #expect(PingPayload([UInt8](repeating: 1, count: 65)) == nil)
    }
}
