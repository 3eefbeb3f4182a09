import ArgumentParser
import ChatModel
import Foundation

/// A moment in the past as a person writes it: how long ago (`90m`, `36h`, `2d`, `1w`), a day (`2026-11-12`), or a time
/// of RFC 3339 (`2026-11-12T09:41:00Z`).
struct Moment: ExpressibleByArgument, Hashable, Sendable {
    let time: HubTime

    init?(argument: String) { self.init(argument, now: Date(), zone: .current) }

    /// - Parameters:
    ///   - now: from when on `2d` counts back.
    ///   - zone: where a day begins.
    init?(_ text: String, now: Date, zone: TimeZone) {
        guard let date = Self.ago(text, now) ?? Self.stamp(text) ?? Self.day(text, zone) else { return nil }
        time = HubTime(milliseconds: UInt64(max(date.timeIntervalSince1970 * 1_000, 0).rounded()))
    }

    private static let seconds: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]

    private static func ago(_ text: String, _ now: Date) -> Date? {
        guard let unit = text.last.flatMap({ seconds[$0] }), let count = UInt32(text.dropLast()) else { return nil }
        return now.addingTimeInterval(-Double(count) * unit)
    }

    private static func stamp(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    private static func day(_ text: String, _ zone: TimeZone) -> Date? {
        guard text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil else { return nil }
        return try? Date(text, strategy: Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    }
}
