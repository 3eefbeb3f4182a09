import ChatModel
import NIOCore
import Testing

@testable import HubServer

@Suite struct RoomLogTests {
    private func bytes(_ text: String) -> ByteBuffer { ByteBuffer(string: text) }

    private func log(_ texts: [String]) -> RoomLog {
        var log = RoomLog(lastSeq: Seq(10))
        for (index, text) in texts.enumerated() {
            log.append(bytes(text), ordinal: UInt64(index + 1), lastSeq: Seq(11 + UInt64(index)))
        }
        return log
    }

    private func content(of log: RoomLog) -> String { log.segments.map { String(buffer: $0.bytes) }.joined() }

    @Test func positionsCountBytesAcrossSegments() {
        let log = log(["abc", "de"])
        #expect(log.start == 0)
        #expect(log.end == 5)
        #expect(log.byteCount == 5)
        for (position, start): (UInt64, UInt64?) in [(0, 0), (2, 0), (3, 3), (4, 3), (5, nil)] {
            #expect(log.segment(at: position)?.start == start)
        }
    }

    @Test func aReaderIsGivenWhatIsBehindItsPlaceInASegment() throws {
        let log = log(["abc", "de"])
        #expect(String(buffer: try #require(log.segment(at: 1)).bytes(from: 1)) == "bc")
        #expect(String(buffer: try #require(log.segment(at: 3)).bytes(from: 3)) == "de")
    }

    @Test func emptyTurnsLeaveNoSegment() {
        var log = log(["abc"])
        log.append(ByteBuffer(), ordinal: 9, lastSeq: nil)
        #expect(log.segments.count == 1)
    }

    @Test func droppingKeepsPositionsAndRemembersTheLastEntry() {
        var log = log(["abc", "de", "f"])
        #expect(log.drop(through: 4) == 3)
        #expect(log.start == 3)
        #expect(log.droppedSeq == Seq(11))
        #expect(log.dropFirst() == 2)
        #expect(log.droppedSeq == Seq(12))
        #expect(log.end == 6)
    }

    @Test func aSegmentWithoutEntriesCarriesThePlaceOfTheLastOne() {
        var log = log(["abc"])
        log.append(bytes("x"), ordinal: 2, lastSeq: nil)
        #expect(log.segments.last?.lastSeq == Seq(11))
    }

    @Test(arguments: [8, 16, 64]) func mergingKeepsBytesOrderAndBound(limit: Int) {
        let texts = (0..<40).map { String(repeating: Character(UnicodeScalar(UInt8(65 + $0 % 26))), count: 1 + $0 % 5) }
        var log = log(texts)
        let before = content(of: log)
        log.merge(upTo: limit, sparing: 4)
        #expect(content(of: log) == before)
        #expect(log.segments.count < 40)
        #expect(log.segments.allSatisfy { $0.bytes.readableBytes <= limit })
        #expect(
            zip(log.segments, log.segments.dropFirst()).allSatisfy { $0.end == $1.start && $0.ordinal < $1.ordinal })
        #expect(log.segments.suffix(4).map { String(buffer: $0.bytes) } == texts.suffix(4))
    }

    @Test func aShortLogIsNotMerged() {
        var log = log(["a", "b", "c"])
        log.merge(upTo: 100, sparing: 4)
        #expect(log.segments.count == 3)
    }

    @Test(
        arguments: [
            (12, "fgh", 12), (13, "gh", 13), (14, "", 14), (15, "abcdefgh", 10), (10, "abcdefgh", 10),
            (3, "abcdefgh", 10),
        ] as [(UInt64, String, UInt64)])
    func forgettingDropsEverythingUpToAPlace(place: UInt64, left: String, dropped: UInt64) {
        var log = log(["abc", "de", "f", "gh"])
        log.forget(upTo: Seq(place))
        #expect(content(of: log) == left)
        #expect(log.droppedSeq == Seq(dropped))
        #expect(log.end == 8 && log.lastSeq == Seq(14))
    }

    @Test func aMergedSegmentIsForgottenWhole() {
        var log = RoomLog(lastSeq: .zero)
        for seq in 1...20 as ClosedRange<UInt64> { log.append(bytes("x"), ordinal: seq, lastSeq: Seq(seq)) }
        log.merge(upTo: 4, sparing: 4)
        log.forget(upTo: Seq(6))
        #expect(log.droppedSeq == Seq(8))
        log.forget(upTo: Seq(8))
        #expect(log.droppedSeq == Seq(8))
    }
}
