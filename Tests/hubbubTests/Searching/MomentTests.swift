import ChatModel
import Foundation
import Testing

@testable import hubbub

@Suite struct MomentTests {
    private static let now = Date(timeIntervalSince1970: 1_794_476_460)

    @Test(arguments: [
        ("30s", "2026-11-12T09:40:30.000Z"), ("90m", "2026-11-12T08:11:00.000Z"), ("36h", "2026-11-10T21:41:00.000Z"),
        ("2d", "2026-11-10T09:41:00.000Z"), ("1w", "2026-11-05T09:41:00.000Z"),
        ("2026-11-12", "2026-11-11T23:00:00.000Z"), ("2026-11-12T09:41:00Z", "2026-11-12T09:41:00.000Z"),
        ("2026-11-12T09:41:00+01:00", "2026-11-12T08:41:00.000Z"),
        ("2026-11-12T09:41:00.250Z", "2026-11-12T09:41:00.250Z"),
    ])
    func aMomentIsReadAsItIsWritten(text: String, stamp: String) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        #expect(Moment(text, now: Self.now, zone: zone)?.time.stamp == stamp)
    }

    @Test(arguments: ["", "d", "2", "-2d", "2x", "two days", "2026-13-01", "2026-11-12 09:41", "12.11.2026"])
    func whatIsNoMomentIsNone(text: String) throws {
        let zone = try #require(TimeZone(identifier: "UTC"))
        #expect(Moment(text, now: Self.now, zone: zone) == nil)
    }
}
