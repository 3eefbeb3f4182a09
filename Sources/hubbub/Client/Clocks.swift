import ChatModel
import Foundation
import NIOCore

/// The clocks of this machine, as the cores are told them.
enum Clocks {
    /// Both clocks read now.
    static func now() -> Now {
        Now(monotonic: Monotonic(milliseconds: NIODeadline.now().uptimeNanoseconds / 1_000_000), wall: wall())
    }

    /// The wall clock.
    static func wall() -> HubTime {
        HubTime(milliseconds: UInt64(max(Date().timeIntervalSince1970, 0) * 1_000))
    }

    /// Seconds that this place's clocks are ahead of UTC at a moment.
    static func utcOffset(at time: HubTime) -> Int {
        TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.milliseconds) / 1_000))
    }
}
