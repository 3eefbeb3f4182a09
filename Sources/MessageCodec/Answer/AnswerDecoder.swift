import ChatModel
import NIOCore

/// The client's end of the stream: bytes to answers; kinds that are not known are skipped.
package struct AnswerDecoder: NIOSingleStepByteToMessageDecoder {
    package typealias InboundOut = Answer

    private let limit: Int

    /// - Parameter limit: The most bytes of kind and fields that are taken.
    package init(limit: Int = FrameLimit.answer) { self.limit = limit }

    /// The next answer, or nil while it has not all arrived.
    /// - Throws: ``WireError``; the stream can't be read on after it.
    package mutating func decode(buffer: inout ByteBuffer) throws(WireError) -> Answer? {
        while let frame = try Frame.next(from: &buffer, limit: limit) {
            if let answer = try AnswerCodec.decode(frame) { return answer }
        }
        return nil
    }

    /// The next answer when no more bytes will come.
    /// - Throws: ``WireError``, also when the bytes end inside a frame.
    package mutating func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws(WireError) -> Answer? {
        while let frame = try Frame.last(from: &buffer, limit: limit, seenEOF: seenEOF) {
            if let answer = try AnswerCodec.decode(frame) { return answer }
        }
        return nil
    }
}
