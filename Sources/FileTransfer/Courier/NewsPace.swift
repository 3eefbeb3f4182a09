/// Lets news of progress pass at most ten times a second, and the last of them in any case.
struct NewsPace: Sendable {
    static let pause = Duration.milliseconds(100)
    private var last: ContinuousClock.Instant?
    private var held: UInt64?

    /// What may be said now.
    mutating func pass(_ news: TransferNews, at now: ContinuousClock.Instant) -> [TransferNews] {
        guard case .moved(let offset) = news else { return flush() + [news] }
        if let last, last.duration(to: now) < Self.pause {
            held = offset
            return []
        }
        (last, held) = (now, nil)
        return [news]
    }

    /// What was held back.
    mutating func flush() -> [TransferNews] {
        defer { held = nil }
        return held.map { [.moved($0)] } ?? []
    }
}
