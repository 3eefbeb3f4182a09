/// A hub's wall clock: milliseconds since 1970-01-01T00:00:00Z.
package struct HubTime: Hashable, Comparable, Sendable {
    package let milliseconds: UInt64

    package init(milliseconds: UInt64) { self.milliseconds = milliseconds }

    package static func < (left: HubTime, right: HubTime) -> Bool { left.milliseconds < right.milliseconds }
}

/// A reading of a clock that only goes forward, in milliseconds from an arbitrary start; for rates and deadlines.
package struct Monotonic: Hashable, Comparable, Sendable {
    package let milliseconds: UInt64

    package init(milliseconds: UInt64) { self.milliseconds = milliseconds }

    package static func < (left: Monotonic, right: Monotonic) -> Bool { left.milliseconds < right.milliseconds }

    /// This moment moved on by a number of milliseconds.
    package func advanced(by milliseconds: UInt64) -> Monotonic {
        Monotonic(milliseconds: self.milliseconds &+ milliseconds)
    }

    /// The milliseconds from an earlier moment to this one; 0 if it is not earlier.
    package func since(_ earlier: Monotonic) -> UInt64 {
        milliseconds > earlier.milliseconds ? milliseconds - earlier.milliseconds : 0
    }
}

/// Both clocks read together: what every core is told with every event.
package struct Now: Hashable, Sendable {
    package let monotonic: Monotonic
    package let wall: HubTime

    package init(monotonic: Monotonic, wall: HubTime) {
        self.monotonic = monotonic
        self.wall = wall
    }
}
