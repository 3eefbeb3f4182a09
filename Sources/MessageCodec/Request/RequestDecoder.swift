import ChatModel
import NIOCore

/// The hub's end of the stream: bytes to requests.
package struct RequestDecoder: NIOSingleStepByteToMessageDecoder {
    package typealias InboundOut = ReceivedRequest

    private let limit: Int

    /// - Parameter limit: The most bytes of kind and fields that are taken.
    package init(limit: Int = FrameLimit.request) { self.limit = limit }

    /// The next request, or nil while it has not all arrived.
    /// - Throws: ``WireError``; the stream can't be read on after it.
    package mutating func decode(buffer: inout ByteBuffer) throws(WireError) -> ReceivedRequest? {
        guard let frame = try Frame.next(from: &buffer, limit: limit) else { return nil }
        return try RequestCodec.decode(frame)
    }

    /// The next request when no more bytes will come.
    /// - Throws: ``WireError``, also when the bytes end inside a frame.
    package mutating func decodeLast(
        buffer: inout ByteBuffer, seenEOF: Bool
    ) throws(WireError) -> ReceivedRequest? {
        guard let frame = try Frame.last(from: &buffer, limit: limit, seenEOF: seenEOF) else { return nil }
        return try RequestCodec.decode(frame)
    }
}
