import ChatModel

/// A moment in the calendar (proleptic Gregorian) and on the clock of one place.
struct LocalTime: Hashable, Sendable {
    /// Days since 1970-01-01 of this place's calendar.
    let dayNumber: Int
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int

    init(_ time: HubTime, utcOffset: Int) {
        let seconds = Int(clamping: time.milliseconds / 1_000) + utcOffset
        dayNumber = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
        let rest = seconds - dayNumber * 86_400
        (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
        (year, month, day) = Self.civil(dayNumber)
    }

    /// Monday is 0.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    /// Whether both are shown as the same minute of the same day.
    func isSameMinute(as other: LocalTime) -> Bool {
        (dayNumber, hour, minute) == (other.dayNumber, other.hour, other.minute)
    }

    /// `14:07`.
    var clock: String { "\(Self.two(hour)):\(Self.two(minute))" }

    /// `14:07:09`.
    var clockWithSeconds: String { "\(clock):\(Self.two(second))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The date of a day, by counting years from March on, so that leap days come last.
    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
