import NIOCore

/// The nonce of a text that the load posts: which talker posted it and when, so that receivers need not read the text.
struct PostStamp {
    let talker: Int
    /// On the load's clock.
    let nanoseconds: UInt64

    init(nonce: UInt64) {
        talker = Int(nonce & 0xFF)
        nanoseconds = nonce >> 8
    }

    /// The stamp's nonce.
    static func nonce(talker: Int, at nanoseconds: UInt64) -> UInt64 { nanoseconds << 8 | UInt64(talker & 0xFF) }

    /// The load's clock.
    static func now() -> UInt64 { NIODeadline.now().uptimeNanoseconds }
}
