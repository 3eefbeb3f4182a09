import ChatModel
import Foundation

extension HubTime {
    private var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }

    /// As programs read it: RFC 3339 in UTC with milliseconds.
    var stamp: String { date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

    /// As a person reads it: day and minute where they are.
    func local(_ zone: TimeZone = .current) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                locale: Locale(identifier: "en"), timeZone: zone, calendar: Calendar(identifier: .gregorian)))
    }
}
