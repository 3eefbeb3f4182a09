import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

/// One way to and from bytes for requests, answers and datagrams alike.
enum Bytes {
    static func encode(_ value: Sample.Value) throws(WireError) -> [UInt8] {
        var buffer = ByteBuffer()
        switch value {
        case .request(let request): try RequestCodec.encode(request, into: &buffer)
        case .answer(let answer): try AnswerCodec.encode(answer, into: &buffer)
        case .datagram(let datagram): try DatagramCodec.encode(datagram, into: &buffer)
        }
        return Array(buffer.readableBytesView)
    }

    /// What the bytes hold; nil for half a frame or a kind that is not known.
    static func decode(_ bytes: [UInt8], as direction: String) throws(WireError) -> Sample.Value? {
        var buffer = ByteBuffer(bytes: bytes)
        switch direction {
        case "request":
            var decoder = RequestDecoder()
            guard case .request(let request)? = try decoder.decode(buffer: &buffer) else { return nil }
            return .request(request)
        case "answer":
            var decoder = AnswerDecoder()
            return try decoder.decode(buffer: &buffer).map(Sample.Value.answer)
        default: return .datagram(try DatagramCodec.decode(buffer).datagram)
        }
    }

    /// A frame of a kind with these bytes as its fields.
    static func frame(_ kind: UInt8, _ body: some Collection<UInt8>) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt32(body.count + 1))
        buffer.writeInteger(kind)
        buffer.writeBytes(body)
        return Array(buffer.readableBytesView)
    }

    /// The code of what a piece of work throws; nil when it does not.
    static func code(_ work: () throws(WireError) -> Void) -> WireError.Code? {
        do throws(WireError) {
            try work()
            return nil
        } catch {
            return error.code
        }
    }
}
