import ChatModel
import MessageCodec
import NIOCore

/// A talker's texts of 100 bytes as frames, each with a stamp of its own.
struct Posts {
    /// The most members that can talk: a stamp holds one byte for the talker.
    static let talkerLimit = 256
    private static let text = String(repeating: "x", count: 100)

    private let talker: Int
    private let frame: ByteBuffer
    /// Where in the frame the nonce stands: behind length, kind and room.
    private let nonceOffset: Int
    private var last: UInt64 = 0

    init(talker: Int, room: RoomNumber) throws {
        self.talker = talker
        var frame = ByteBuffer()
        let body = Entry.Body.text(try MessageText(Self.text))
        try RequestCodec.encode(.post(Post(room: room, nonce: Nonce(0), attempt: 0, body: body)), into: &frame)
        self.frame = frame
        nonceOffset = 4 + 1 + Varint.byteCount(of: UInt64(room.value))
    }

    /// So many posts, one behind the other.
    mutating func next(_ count: Int) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: count * frame.readableBytes)
        for _ in 0..<count {
            last = max(last + 1, PostStamp.now())
            let start = buffer.writerIndex
            buffer.writeImmutableBuffer(frame)
            buffer.setInteger(PostStamp.nonce(talker: talker, at: last), at: start + nonceOffset)
        }
        return buffer
    }
}
