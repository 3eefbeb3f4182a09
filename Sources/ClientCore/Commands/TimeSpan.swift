/// A length of time as one types it: `30s`, `10m`, `1h`, `2d`, `1w`, or several of them: `1h30m`.
struct TimeSpan: Hashable, Sendable {
    let milliseconds: UInt64

    /// Nil for anything else, for nothing at all, and for more than a thousand years.
    init?(_ text: String) {
        var (sum, digits) = (UInt64(0), "")
        for letter in text.lowercased() {
            if letter.isASCII, letter.isNumber {
                digits.append(letter)
                continue
            }
            guard let unit = Self.units[letter], let count = UInt64(digits), count <= Self.longest / unit else {
                return nil
            }
            sum += count * unit
            guard sum <= Self.longest else { return nil }
            digits = ""
        }
        guard digits.isEmpty, sum > 0 else { return nil }
        milliseconds = sum
    }

    private static let longest: UInt64 = 1_000 * 365 * 86_400_000
    private static let units: [Character: UInt64] = [
        "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 7 * 86_400_000,
    ]
}
