import NIOCore

/// How often a connection is read: at once as long as little comes; where much comes, so many readings a second, each of
/// which brings all that came meanwhile (the generic cell rate algorithm, ITU-T I.371 annex A).
struct ReadPace {
    /// How many readings may follow one another at once.
    static let burst: Int64 = 20

    private let interval: TimeAmount
    private var due: NIODeadline = .uptimeNanoseconds(0)

    /// - Parameter interval: From one reading to the next where much comes; none holds nothing up.
    init(interval: TimeAmount) { self.interval = interval }

    /// One more reading is wished for.
    /// - Returns: how long it has to wait.
    mutating func wait(at now: NIODeadline) -> TimeAmount {
        due = max(due, now) + interval
        return max(.nanoseconds(0), due - now - interval * Self.burst)
    }
}
