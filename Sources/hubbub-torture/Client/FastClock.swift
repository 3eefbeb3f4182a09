import ChatModel
import Foundation
import NIOCore

/// A client's clocks, of which the one for pauses runs faster: so a client comes back within a round.
enum FastClock {
    /// How much faster.
    static let speed: UInt64 = 12

    static func now() -> Now {
        Now(
            monotonic: Monotonic(milliseconds: NIODeadline.now().uptimeNanoseconds / 1_000_000 * speed),
            wall: HubTime(milliseconds: UInt64(max(Date().timeIntervalSince1970, 0) * 1_000)))
    }
}
