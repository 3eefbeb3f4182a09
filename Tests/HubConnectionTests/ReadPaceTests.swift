import NIOCore
import Testing

@testable import HubConnection

@Suite struct ReadPaceTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test func whatComesNowAndThenIsReadAtOnce() {
        var pace = ReadPace(interval: .milliseconds(25))
        for step in 0..<1_000 {
            #expect(pace.wait(at: start + .milliseconds(25 * Int64(step))) == .nanoseconds(0))
        }
    }

    @Test func aBurstIsReadAtOnceAndWhatFollowsWaitsItsTurn() {
        var pace = ReadPace(interval: .milliseconds(25))
        let waits = (0..<22).map { _ in pace.wait(at: start) }
        #expect(waits.prefix(20).allSatisfy { $0 == .nanoseconds(0) })
        #expect(waits.suffix(2) == [.milliseconds(25), .milliseconds(50)])
    }

    @Test func aFloodIsReadSoManyTimesASecond() {
        var pace = ReadPace(interval: .milliseconds(25))
        var (now, readings) = (start, 0)
        while now < start + .seconds(10) {
            // Each reading is followed by the wish for the next one, a moment later.
            now = now + .microseconds(100) + pace.wait(at: now)
            readings += 1
        }
        #expect((400...430).contains(readings), "\(readings)")
        // After a second of rest, a burst again.
        now = now + .seconds(1)
        #expect((0..<20).allSatisfy { _ in pace.wait(at: now) == .nanoseconds(0) })
    }

    @Test func withoutAnIntervalNothingWaits() {
        var pace = ReadPace(interval: .milliseconds(0))
        for _ in 0..<1_000 { #expect(pace.wait(at: start) == .nanoseconds(0)) }
    }
}
