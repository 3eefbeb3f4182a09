import NIOCore
import Testing

@testable import Discovery

@Suite struct RateLimiterTests {
    private func limiter(all: Rate = Rate(perSecond: 1_000, burst: 1_000), capacity: Int = 8) -> RateLimiter<Int> {
        RateLimiter(perSource: Rate(perSecond: 10, burst: 3), all: all, capacity: capacity)
    }

    @Test func `a burst passes, then one at each interval`() {
        var limiter = limiter()
        var now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let burst = (0..<5).map { _ in limiter.admits(1, at: now) }
        #expect(burst == [true, true, true, false, false])
        now = now + .milliseconds(100)
        let later = (0..<2).map { _ in limiter.admits(1, at: now) }
        #expect(later == [true, false])
    }

    @Test func `one source's flood does not silence another`() {
        var limiter = limiter()
        let now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        for _ in 0..<100 { _ = limiter.admits(1, at: now) }
        let other = limiter.admits(2, at: now)
        #expect(other)
    }

    @Test func `all sources together have a bound too`() {
        var limiter = limiter(all: Rate(perSecond: 10, burst: 4))
        let now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let admitted = (0..<8).count { limiter.admits($0, at: now) }
        #expect(admitted == 4)
    }

    @Test func `the table never outgrows its bound, and idle sources make room`() {
        var limiter = limiter()
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let admitted = (0..<1_000).count { limiter.admits($0, at: start) }
        #expect(admitted == 8)
        #expect(limiter.count == 8)
        let later = limiter.admits(5_000, at: start + .seconds(1))
        #expect(later)
        #expect(limiter.count == 1)
    }

    @Test func `over a random walk nobody gets more than the rate and one burst`() {
        var limiter = limiter(capacity: 4)
        var random = SplitMix(seed: 7)
        var passed = [Int: Int]()
        var now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let start = now
        for _ in 0..<5_000 {
            now = now + .milliseconds(Int64.random(in: 0...30, using: &random))
            let source = Int.random(in: 0..<6, using: &random)
            if limiter.admits(source, at: now) { passed[source, default: 0] += 1 }
            #expect(limiter.count <= 4)
            let allowed = Int((now - start).nanoseconds / 100_000_000) + 3
            #expect(passed.values.allSatisfy { $0 <= allowed })
        }
    }
}

/// A seeded generator (SplitMix64), so that a failing walk can be walked again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
