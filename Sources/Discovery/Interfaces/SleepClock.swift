/// How long this machine has slept.
enum SleepClock {
    private static let start = (all: ContinuousClock.now, awake: SuspendingClock.now)

    /// Since it was first asked: what the clock that goes on in sleep (CLOCK_BOOTTIME) is ahead of the one that stops
    /// (CLOCK_MONOTONIC).
    @Sendable static func slept() -> Duration {
        let start = start
        return start.all.duration(to: .now) - start.awake.duration(to: .now)
    }
}
