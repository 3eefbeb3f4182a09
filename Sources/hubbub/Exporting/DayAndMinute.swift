import ChatModel
import Foundation

/// Tells the day and the minute of times; many of one minute cost as much as one.
struct DayAndMinute: Sendable {
    private let zone: TimeZone
    private var last: (minute: UInt64, text: String)?

    init(_ zone: TimeZone) { self.zone = zone }

    /// `2026-11-12` and `09:41`.
    mutating func parts(of time: HubTime) -> (day: String, minute: String) {
        let minute = time.milliseconds / 60_000
        let text = last.flatMap { $0.minute == minute ? $0.text : nil } ?? time.local(zone)
        last = (minute, text)
        return (String(text.dropLast(6)), String(text.suffix(5)))
    }
}
