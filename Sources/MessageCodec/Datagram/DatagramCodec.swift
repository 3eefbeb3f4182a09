import ChatModel
import NIOCore

/// What arrived in one UDP packet.
package struct ReceivedDatagram: Hashable, Sendable {
    package let datagram: Datagram
    /// Of a beacon: the very bytes that its signature covers, fields of later versions included; otherwise empty.
    package let signedBytes: [UInt8]
}

/// Datagrams to and from bytes: magic, version, kind, fields; no length, because a datagram keeps its borders.
package enum DatagramCodec {
    /// The bytes that a hub signs: everything in the beacon's datagram that stands before the signature.
    /// - Throws: ``WireError`` when a number is 2^62 or more or the key has the wrong count of bytes.
    package static func beaconPayload(_ beacon: Beacon) throws(WireError) -> [UInt8] {
        var buffer = ByteBuffer()
        try writeSignedPart(beacon, into: &buffer)
        return Array(buffer.readableBytesView)
    }

    /// Appends the whole of a datagram.
    /// - Throws: ``WireError`` when a number is 2^62 or more, a key or signature has the wrong count of bytes.
    package static func encode(_ datagram: Datagram, into buffer: inout ByteBuffer) throws(WireError) {
        switch datagram {
        case .beacon(let signed):
            try writeSignedPart(signed.beacon, into: &buffer)
            try buffer.writeRaw(signed.signature, count: DatagramSize.signature, what: "signature")
        case .query(let token):
            writeHead(.query, into: &buffer)
            buffer.writeInteger(token)
            buffer.writeRepeatingByte(0, count: DatagramSize.query - headBytes - 8)
        case .ping(let token, let payload):
            writeHead(.ping, into: &buffer)
            buffer.writeInteger(token)
            try buffer.write(payload)
            buffer.writeRepeatingByte(0, count: DatagramSize.clockRoom)
        case .pong(let token, let payload, let time):
            writeHead(.pong, into: &buffer)
            buffer.writeInteger(token)
            try buffer.write(payload)
            try buffer.write(time)
        }
    }

    /// The datagram that a packet holds. Who checks the beacon's signature is not this function.
    /// - Throws: ``WireError``; a query or ping that is shorter than its answer is refused too.
    package static func decode(_ packet: ByteBuffer) throws(WireError) -> ReceivedDatagram {
        guard packet.readableBytes <= DatagramSize.maximum else {
            throw WireError(.tooLong, "The datagram has \(packet.readableBytes) bytes.")
        }
        var reader = FieldReader(packet)
        switch try readHead(&reader) {
        case .beacon: return try readBeacon(&reader, of: packet)
        case .query: return ReceivedDatagram(datagram: try readQuery(&reader, of: packet), signedBytes: [])
        case .ping: return ReceivedDatagram(datagram: try readPing(&reader), signedBytes: [])
        case .pong:
            let datagram = Datagram.pong(
                token: try reader.word(), try reader.pingPayload(), try reader.time())
            return ReceivedDatagram(datagram: datagram, signedBytes: [])
        }
    }
}

/// The beginning that all share.
extension DatagramCodec {
    /// Magic, version and kind.
    private static let headBytes = 6

    private static func writeHead(_ kind: DatagramKind, into buffer: inout ByteBuffer) {
        buffer.writeInteger(DatagramSize.magic)
        buffer.writeInteger(DatagramSize.version)
        buffer.writeInteger(kind.rawValue)
    }

    private static func readHead(_ reader: inout FieldReader) throws(WireError) -> DatagramKind {
        let magic = try reader.raw(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard magic == DatagramSize.magic, try reader.byte() == DatagramSize.version else {
            throw WireError(.foreign, "The datagram is not of this protocol and version.")
        }
        return try reader.choice(DatagramKind.self)
    }
}

/// The fields of each kind.
extension DatagramCodec {
    private static func writeSignedPart(_ beacon: Beacon, into buffer: inout ByteBuffer) throws(WireError) {
        writeHead(.beacon, into: &buffer)
        try buffer.writeRecord { (inner) throws(WireError) in try inner.write(beacon) }
    }

    private static func readBeacon(
        _ reader: inout FieldReader, of packet: ByteBuffer
    ) throws(WireError) -> ReceivedDatagram {
        guard packet.readableBytes <= DatagramSize.beacon else {
            throw WireError(.tooLong, "The beacon has \(packet.readableBytes) bytes.")
        }
        let beacon = try reader.record { (inner) throws(WireError) in try inner.beacon() }
        let signedBytes = Array(packet.readableBytesView.dropLast(reader.bytes.readableBytes))
        let signature = try reader.raw(DatagramSize.signature)
        return ReceivedDatagram(
            datagram: .beacon(SignedBeacon(beacon: beacon, signature: signature)), signedBytes: signedBytes)
    }

    private static func readQuery(_ reader: inout FieldReader, of packet: ByteBuffer) throws(WireError) -> Datagram {
        guard packet.readableBytes >= DatagramSize.query else {
            throw WireError(.foreign, "The query has \(packet.readableBytes) bytes, fewer than an answer may have.")
        }
        return .query(token: try reader.word())
    }

    private static func readPing(_ reader: inout FieldReader) throws(WireError) -> Datagram {
        let ping = Datagram.ping(token: try reader.word(), try reader.pingPayload())
        guard reader.bytes.readableBytes >= DatagramSize.clockRoom else {
            throw WireError(.foreign, "The ping is shorter than its answer.")
        }
        return ping
    }
}
