import ChatModel

/// Which of a hub's last beacons came in: those of two ways may overtake each other (RFC 4303, section 3.4.3).
struct ReplayWindow: Sendable {
    private var newest: Freshness
    /// The bit of place n is that of the beacon n before the newest.
    private var seen: UInt64 = 1

    init(_ first: Freshness) { newest = first }

    /// Whether a beacon is new: newer than all, or one of the last 64 that did not come in yet.
    func admits(_ freshness: Freshness) -> Bool {
        guard freshness <= newest else { return true }
        return bit(of: freshness).map { seen & $0 == 0 } ?? false
    }

    /// A beacon came in.
    mutating func note(_ freshness: Freshness) {
        guard freshness > newest else {
            if let bit = bit(of: freshness) { seen |= bit }
            return
        }
        let step = freshness.start == newest.start ? freshness.counter - newest.counter : UInt64.max
        seen = step < 64 ? seen << step | 1 : 1
        newest = freshness
    }

    /// Nil for a beacon that is no longer looked at.
    private func bit(of freshness: Freshness) -> UInt64? {
        guard freshness.start == newest.start, newest.counter - freshness.counter < 64 else { return nil }
        return 1 << (newest.counter - freshness.counter)
    }
}
