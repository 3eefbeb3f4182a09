import ChatModel
import Foundation
import NIOCore

/// The two clocks of this machine.
enum HubClock {
    /// Both clocks read now.
    static func now() -> Now {
        let wall = max(Date().timeIntervalSince1970, 0) * 1_000
        return Now(
            monotonic: Monotonic(milliseconds: NIODeadline.now().uptimeNanoseconds / 1_000_000),
            wall: HubTime(milliseconds: UInt64(wall)))
    }
}
