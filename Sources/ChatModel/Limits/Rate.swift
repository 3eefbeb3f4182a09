/// How often something may happen: so many times a minute for long, and so many at once before that holds.
package struct Rate: Hashable, Sendable {
    package let perMinute: UInt64
    package let burst: UInt64

    package init(perMinute: UInt64, burst: UInt64) {
        self.perMinute = perMinute
        self.burst = burst
    }

    package init(perSecond: UInt64, burst: UInt64) {
        self.init(perMinute: perSecond.multipliedReportingOverflow(by: 60).partialValue, burst: burst)
    }

    /// More than any program asks for.
    package static let any = Rate(perSecond: 1_000_000_000, burst: 1_000_000_000)
}
