/// Durations in nanoseconds, counted in buckets of less than 1 % of their value, however many there are.
struct Histogram: Sendable {
    private static let bits = 7
    private static let perPower = 1 << bits
    private var buckets = [UInt64](repeating: 0, count: (UInt64.bitWidth - bits + 1) << bits)
    private(set) var count: UInt64 = 0

    mutating func record(_ nanoseconds: UInt64) {
        buckets[Self.bucket(of: nanoseconds)] += 1
        count += 1
    }

    /// Takes in all that another one counted.
    mutating func add(_ other: Histogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
    }

    /// The duration that this share (0 to 1) of all does not exceed, in nanoseconds; nil if there are none.
    func percentile(_ share: Double) -> UInt64? {
        guard count > 0 else { return nil }
        let rank = min(max(UInt64((share * Double(count)).rounded(.up)), 1), count)
        var seen: UInt64 = 0
        for (index, bucket) in buckets.enumerated() {
            seen += bucket
            if seen >= rank { return Self.middle(of: index) }
        }
        return nil
    }

    /// The same in milliseconds.
    func milliseconds(_ share: Double) -> Double? { percentile(share).map { Double($0) / 1_000_000 } }

    /// Each power of two has the same number of buckets; below the first, each value has its own.
    private static func bucket(of value: UInt64) -> Int {
        let power = UInt64.bitWidth - 1 - value.leadingZeroBitCount
        guard power > bits else { return Int(value) }
        let shift = power - bits
        return shift << bits + Int(value >> UInt64(shift))
    }

    private static func middle(of index: Int) -> UInt64 {
        guard index >= perPower * 2 else { return UInt64(index) }
        let shift = UInt64(index >> bits - 1)
        let low = UInt64(index & (perPower - 1) + perPower) << shift
        return low + (1 << shift) / 2
    }
}
