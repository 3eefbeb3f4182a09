import ChatModel
import MessageCodec
import NIOCore
import Trust

extension FuzzBody {
    /// What a client sends to a hub: frames and their fields.
    static let requests = FuzzBody("requests") { bytes, _ in
        try bothWays(bytes, RequestDecoder()) { received, buffer in
            if case .request(let request) = received { try RequestCodec.encode(request, into: &buffer) }
        }
    }

    /// What a hub sends to a client.
    static let answers = FuzzBody("answers") { bytes, _ in
        try bothWays(bytes, AnswerDecoder()) { answer, buffer in try AnswerCodec.encode(answer, into: &buffer) }
    }

    /// Decodes whole and drop by drop, which must be the same; what is encoded again must be read as the same.
    private static func bothWays<Decoder: NIOSingleStepByteToMessageDecoder>(
        _ bytes: [UInt8], _ decoder: Decoder, _ encode: (Decoder.InboundOut, inout ByteBuffer) throws -> Void
    ) throws where Decoder.InboundOut: Hashable {
        let whole = decoded([bytes], decoder)
        let step = Int(bytes.first ?? 0) % 7 + 1
        let drops = stride(from: 0, to: bytes.count, by: step).map { Array(bytes[$0..<min($0 + step, bytes.count)]) }
        try Finding.unless(decoded(drops, decoder) == whole, "Drop by drop it is something else.")
        for message in whole {
            var buffer = ByteBuffer()
            guard (try? encode(message, &buffer)) != nil, buffer.readableBytes > 0 else { continue }
            let again = decoded([Array(buffer.readableBytesView)], decoder)
            try Finding.unless(again == [message], "Encoded again it is something else: \(message)")
        }
    }

    private static func decoded<Decoder: NIOSingleStepByteToMessageDecoder>(
        _ pieces: [[UInt8]], _ decoder: Decoder
    ) -> [Decoder.InboundOut] {
        let processor = NIOSingleStepByteToMessageProcessor(decoder)
        var messages: [Decoder.InboundOut] = []
        for piece in pieces {
            guard (try? processor.process(buffer: ByteBuffer(bytes: piece)) { messages.append($0) }) != nil else {
                break
            }
        }
        return messages
    }

    /// A packet from the network, with the check of its signature.
    static let datagrams = FuzzBody("datagrams") { bytes, _ in
        let received = try DatagramCodec.decode(ByteBuffer(bytes: bytes))
        switch received.datagram {
        case .beacon(let signed):
            _ = BeaconSignature.hub(
                key: signed.beacon.hubKey, signature: signed.signature, payload: received.signedBytes)
        case .people(let signed):
            _ = PeopleSignature.hub(
                key: signed.people.hubKey, signature: signed.signature, payload: received.signedBytes)
        case .query, .ping, .pong, .who: break
        }
        var buffer = ByteBuffer()
        guard (try? DatagramCodec.encode(received.datagram, into: &buffer)) != nil else { return }
        try Finding.unless(
            try DatagramCodec.decode(buffer).datagram == received.datagram, "Encoded again it is something else.")
    }
}
