import ChatModel
import Testing

@testable import ClientUI

@Suite struct LocalTimeTests {
    @Test(arguments: [
        (0, 0, 1970, 1, 1, 0, 0, 3), (0, -3_600, 1969, 12, 31, 23, 0, 2), (951_782_400, 0, 2000, 2, 29, 0, 0, 1),
        (951_868_800, -1, 2000, 2, 29, 23, 59, 1), (1_709_164_800, 0, 2024, 2, 29, 0, 0, 3),
        (1_709_251_199, 1, 2024, 3, 1, 0, 0, 4), (1_772_323_200, 0, 2026, 3, 1, 0, 0, 6),
        (4_107_542_400, 0, 2100, 3, 1, 0, 0, 0), (4_107_542_399, 0, 2100, 2, 28, 23, 59, 6),
        (1_795_132_800, 20_700, 2026, 11, 20, 5, 45, 4), (1_795_132_800, -12_600, 2026, 11, 19, 20, 30, 3),
        (1_798_761_599, 0, 2026, 12, 31, 23, 59, 3), (1_798_761_600, 0, 2027, 1, 1, 0, 0, 4),
    ])
    func theCalendarIsRight(
        seconds: UInt64, offset: Int, year: Int, month: Int, day: Int, hour: Int, minute: Int, weekday: Int
    ) {
        let time = LocalTime(HubTime(milliseconds: seconds * 1_000 + 999), utcOffset: offset)
        #expect((time.year, time.month, time.day) == (year, month, day))
        #expect((time.hour, time.minute, time.weekday) == (hour, minute, weekday))
    }

    @Test func everyDayFollowsTheOneBefore() {
        var before = LocalTime(HubTime(milliseconds: 0), utcOffset: 0)
        for day in 1...60_000 as ClosedRange<UInt64> {
            let time = LocalTime(HubTime(milliseconds: day * 86_400_000), utcOffset: 0)
            #expect(time.dayNumber == before.dayNumber + 1 && time.weekday == (before.weekday + 1) % 7)
            #expect(time.day == before.day + 1 || (time.day == 1 && before.day >= 28))
            before = time
        }
    }

    @Test(arguments: [UInt64.max, UInt64.max / 2, 1 << 62])
    func noMomentIsTooFar(milliseconds: UInt64) {
        let time = LocalTime(HubTime(milliseconds: milliseconds), utcOffset: -43_200)
        #expect((1...12).contains(time.month) && (1...31).contains(time.day) && (0..<24).contains(time.hour))
    }

    @Test func clocksHaveTwoDigits() {
        let time = LocalTime(Sample.time(4, 7, second: 9), utcOffset: 0)
        #expect(time.clock == "04:07" && time.clockWithSeconds == "04:07:09")
        #expect(Sample.around.day(time) == "Friday 20 November")
    }
}
