import ChatModel
import Testing

@testable import HubCore

struct TokenBucketTests {
    private func moment(_ milliseconds: UInt64) -> Monotonic { Monotonic(milliseconds: milliseconds) }

    @Test func aRateOfOneAMinuteLosesNoMillisecond() {
        let rate = Rate(perMinute: 1, burst: 1)
        var bucket = TokenBucket(full: rate, at: moment(0))
        let taken = (0...120_000).filter { bucket.takeIfAny(of: rate, at: moment(UInt64($0))) }
        #expect(taken == [0, 60_000, 120_000])
    }

    @Test func whatIsOwedIsPaidByTime() {
        let rate = Rate(perSecond: 10, burst: 5)
        var bucket = TokenBucket(full: rate, at: moment(0))
        let holds = [5, 3].map { bucket.take($0, of: rate, at: moment(0)) }
        #expect(holds == [true, false])
        let owed = [0, 150, 300].map { bucket.owed(of: rate, at: moment($0)) }
        #expect(owed == [3, 2, 0])
        let isFull = [799, 800, .max].map { bucket.isFull(rate, at: moment($0)) }
        #expect(isFull == [false, true, true])
    }

    @Test func noRateAtAllIsMoreThanAnybodyTakes() {
        var bucket = TokenBucket(full: .any, at: moment(0))
        let holds = (0..<1_000).map { _ in bucket.take(100_000, of: .any, at: moment(1)) }
        #expect(holds.allSatisfy { $0 })
    }
}
