import NIOCore

/// One message on a stream: a kind and its fields, without the length that stood before them.
package struct Frame: Hashable, Sendable {
    package let kind: UInt8
    /// The encoded fields.
    package let body: ByteBuffer

    package init(kind: UInt8, body: ByteBuffer) {
        self.kind = kind
        self.body = body
    }

    /// The bytes of the length that stands before kind and fields.
    static let lengthBytes = 4

    /// Takes a whole frame from the front; nil, and nothing taken, while it has not all arrived.
    /// - Throws: ``WireError`` for a length of 0 or over the limit, as soon as the length is there.
    package static func next(from buffer: inout ByteBuffer, limit: Int) throws(WireError) -> Frame? {
        guard let claimed = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else { return nil }
        guard claimed > 0 else { throw WireError(.emptyFrame, "The frame's length is 0.") }
        guard let length = Int(exactly: claimed), length <= limit else {
            throw WireError(.tooLong, "The frame has \(claimed) bytes; at most \(limit) are allowed.")
        }
        guard buffer.readableBytes >= lengthBytes + length else { return nil }
        buffer.moveReaderIndex(forwardBy: lengthBytes)
        guard let kind = buffer.readInteger(as: UInt8.self), let body = buffer.readSlice(length: length - 1) else {
            return nil
        }
        return Frame(kind: kind, body: body)
    }

    /// As ``next(from:limit:)``, when no more bytes will come.
    /// - Throws: ``WireError`` also when the bytes end inside a frame.
    static func last(from buffer: inout ByteBuffer, limit: Int, seenEOF: Bool) throws(WireError) -> Frame? {
        if let frame = try next(from: &buffer, limit: limit) { return frame }
        guard !seenEOF || buffer.readableBytes == 0 else {
            throw WireError(.truncated, "The connection ended inside a frame.")
        }
        return nil
    }

    /// Appends a frame whose fields the closure writes; when it throws, the buffer is as it was.
    /// - Throws: ``WireError`` from the closure, or when kind and fields take more bytes than the limit.
    static func write(
        _ kind: UInt8, into buffer: inout ByteBuffer, limit: Int,
        fields: (inout ByteBuffer) throws(WireError) -> Void
    ) throws(WireError) {
        let start = buffer.writerIndex
        do throws(WireError) {
            buffer.writeInteger(UInt32(0))
            buffer.writeInteger(kind)
            try fields(&buffer)
            let length = buffer.writerIndex - start - lengthBytes
            guard length <= limit, let claimed = UInt32(exactly: length) else {
                throw WireError(.tooLong, "The frame has \(length) bytes; at most \(limit) are allowed.")
            }
            buffer.setInteger(claimed, at: start)
        } catch {
            buffer.moveWriterIndex(to: start)
            throw error
        }
    }
}

/// The bounds of frames that both sides know from the protocol, in bytes of kind and fields together.
package enum FrameLimit {
    /// The longest frame from a client to a hub.
    package static let request = 65_536
    /// The longest frame from a hub to a client.
    package static let answer = 262_144
}
