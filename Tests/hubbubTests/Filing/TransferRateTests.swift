import Testing

@testable import hubbub

@Suite struct TransferRateTests {
    @Test func itIsThatOfTheLastSeconds() {
        let start = ContinuousClock.now
        var rate = TransferRate()
        #expect(rate.perSecond == nil && rate.secondsLeft(to: 10) == nil)
        rate.note(500, at: start)
        #expect(rate.perSecond == nil && rate.secondsLeft(to: 500) == 0)
        for second in 1...20 { rate.note(500 + UInt64(min(second, 10)) * 1_000, at: start + .seconds(second)) }
        #expect(rate.perSecond == 0 && rate.secondsLeft(to: 20_000) == nil)
        for second in 21...30 { rate.note(10_500 + UInt64(second - 20) * 100, at: start + .seconds(second)) }
        #expect(rate.perSecond == 100)
        #expect(rate.secondsLeft(to: 11_750) == 3 && rate.secondsLeft(to: nil) == nil)
        // A piece that came damaged is fetched again.
        rate.note(0, at: start + .seconds(31))
        #expect(rate.perSecond == nil)
    }
}
