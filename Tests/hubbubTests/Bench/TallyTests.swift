import Testing

@testable import hubbub_bench

@Suite struct TallyTests {
    private func tally(_ seqs: [UInt64], after head: UInt64 = 0) -> Tally {
        var tally = Tally()
        tally.begin(after: head)
        for (index, seq) in seqs.enumerated() { tally.take(seq: seq, talker: 0, stamp: UInt64(index + 1)) }
        return tally
    }

    @Test func whatComesInOrderIsCounted() {
        let tally = tally([4, 5, 6], after: 3)
        #expect(tally.received == 3)
        #expect(tally.outOfOrder == 0)
    }

    @Test func whatIsMissingIsNotCounted() { #expect(tally([1, 2, 5]).received == 3) }

    @Test(arguments: [[1, 1], [1, 3, 2], [2, 1]] as [[UInt64]])
    func aTextThatComesTwiceOrLateIsOutOfOrder(seqs: [UInt64]) { #expect(tally(seqs).outOfOrder == 1) }

    @Test func aTalkersOlderTextBehindANewerOneIsOutOfOrder() {
        var tally = Tally()
        tally.take(seq: 1, talker: 3, stamp: 20)
        tally.take(seq: 2, talker: 4, stamp: 10)
        tally.take(seq: 3, talker: 3, stamp: 19)
        #expect(tally.outOfOrder == 1)
        #expect(tally.received == 2)
    }

    @Test func aGapIsFilledFromTheJournalWhileLiveTextsGoOn() {
        var tally = tally([1, 2])
        tally.skip(after: 2, before: 6)
        tally.take(seq: 6, talker: 0, stamp: 9)
        for seq in UInt64(3)...7 { tally.fill(seq: seq) }
        #expect(tally.gaps.isEmpty)
        #expect(tally.received == 6)
        #expect(tally.outOfOrder == 0)
    }

    @Test func aHoleInWhatTheJournalGivesIsOutOfOrder() {
        var tally = tally([1])
        tally.skip(after: 1, before: 5)
        tally.fill(seq: 3)
        #expect(tally.outOfOrder == 1)
        #expect(tally.gaps == [2..<5])
    }
}
