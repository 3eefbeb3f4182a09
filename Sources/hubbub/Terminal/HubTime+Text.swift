import ChatModel
import Foundation

extension HubTime {
    /// A moment of this machine's clock.
    init(_ date: Date) { self.init(milliseconds: UInt64(max(date.timeIntervalSince1970, 0) * 1_000)) }

    /// The second that it is in.
    private var date: Date { Date(timeIntervalSince1970: Double(milliseconds / 1_000)) }

    /// As programs read it: RFC 3339 in UTC with milliseconds.
    var stamp: String {
        let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        return "\(date.formatted(.iso8601).dropLast()).\(fraction)Z"
    }

    /// As a person reads it: day and minute where they are.
    func local(_ zone: TimeZone = .current) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                locale: Locale(identifier: "en"), timeZone: zone, calendar: Calendar(identifier: .gregorian)))
    }
}
