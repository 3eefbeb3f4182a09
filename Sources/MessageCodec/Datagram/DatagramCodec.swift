import ChatModel
import NIOCore

/// What arrived in one UDP packet.
package struct ReceivedDatagram: Hashable, Sendable {
    package let datagram: Datagram
    /// Of what is signed: the very bytes that the signature covers, fields of later versions included; otherwise empty.
    package let signedBytes: [UInt8]
}

/// Datagrams to and from bytes: magic, version, kind, fields; no length, because a datagram keeps its borders.
package enum DatagramCodec {
    /// The bytes that a hub signs: everything in the beacon's datagram that stands before the signature.
    /// - Throws: ``WireError`` when a number is 2^62 or more or the key has the wrong count of bytes.
    package static func beaconPayload(_ beacon: Beacon) throws(WireError) -> [UInt8] {
        try signedPart(.beacon) { (inner) throws(WireError) in try inner.write(beacon) }
    }

    /// The bytes that a hub signs of its answer to who is on it, likewise.
    /// - Throws: as ``beaconPayload(_:)``.
    package static func peoplePayload(_ people: PeopleOnline) throws(WireError) -> [UInt8] {
        try signedPart(.people) { (inner) throws(WireError) in try inner.write(people) }
    }

    /// Appends the whole of a datagram.
    /// - Throws: ``WireError`` when a number is 2^62 or more, a key or signature has the wrong count of bytes, or there
    ///   are more nicks than fit.
    package static func encode(_ datagram: Datagram, into buffer: inout ByteBuffer) throws(WireError) {
        switch datagram {
        case .beacon(let signed):
            buffer.writeBytes(try beaconPayload(signed.beacon))
            try buffer.writeRaw(signed.signature, count: DatagramSize.signature, what: "signature")
        case .query(let token): writeQuestion(.query, token, filling: DatagramSize.query, into: &buffer)
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
        case .who(let token): writeQuestion(.who, token, filling: DatagramSize.who, into: &buffer)
        case .people(let signed):
            let payload = try peoplePayload(signed.people)
            guard payload.count + DatagramSize.signature <= DatagramSize.who else {
                throw WireError(.tooLong, "The people take \(payload.count) bytes.")
            }
            buffer.writeBytes(payload)
            try buffer.writeRaw(signed.signature, count: DatagramSize.signature, what: "signature")
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
        case .query:
            let token = try readQuestion(&reader, of: packet, atLeast: DatagramSize.query)
            return ReceivedDatagram(datagram: .query(token: token), signedBytes: [])
        case .ping: return ReceivedDatagram(datagram: try readPing(&reader), signedBytes: [])
        case .pong:
            let datagram = Datagram.pong(
                token: try reader.word(), try reader.pingPayload(), try reader.time())
            return ReceivedDatagram(datagram: datagram, signedBytes: [])
        case .who:
            let token = try readQuestion(&reader, of: packet, atLeast: DatagramSize.who)
            return ReceivedDatagram(datagram: .who(token: token), signedBytes: [])
        case .people: return try readPeople(&reader, of: packet)
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

/// What is signed.
extension DatagramCodec {
    private static func signedPart(
        _ kind: DatagramKind, _ write: (inout ByteBuffer) throws(WireError) -> Void
    ) throws(WireError) -> [UInt8] {
        var buffer = ByteBuffer()
        writeHead(kind, into: &buffer)
        try buffer.writeRecord(write)
        return Array(buffer.readableBytesView)
    }

    private static func readBeacon(
        _ reader: inout FieldReader, of packet: ByteBuffer
    ) throws(WireError) -> ReceivedDatagram {
        guard packet.readableBytes <= DatagramSize.beacon else {
            throw WireError(.tooLong, "The beacon has \(packet.readableBytes) bytes.")
        }
        let beacon = try reader.record { (inner) throws(WireError) in try inner.beacon() }
        let (signedBytes, signature) = try readSignature(&reader, of: packet)
        return ReceivedDatagram(
            datagram: .beacon(SignedBeacon(beacon: beacon, signature: signature)), signedBytes: signedBytes)
    }

    private static func readPeople(
        _ reader: inout FieldReader, of packet: ByteBuffer
    ) throws(WireError) -> ReceivedDatagram {
        let people = try reader.record { (inner) throws(WireError) in try inner.peopleOnline() }
        let (signedBytes, signature) = try readSignature(&reader, of: packet)
        return ReceivedDatagram(
            datagram: .people(SignedPeople(people: people, signature: signature)), signedBytes: signedBytes)
    }

    /// The signature, and the bytes before it, which it covers.
    private static func readSignature(
        _ reader: inout FieldReader, of packet: ByteBuffer
    ) throws(WireError) -> (signedBytes: [UInt8], signature: [UInt8]) {
        let signedBytes = Array(packet.readableBytesView.dropLast(reader.bytes.readableBytes))
        return (signedBytes, try reader.raw(DatagramSize.signature))
    }
}

/// Questions, which are as long as their answers.
extension DatagramCodec {
    private static func writeQuestion(
        _ kind: DatagramKind, _ token: UInt64, filling size: Int, into buffer: inout ByteBuffer
    ) {
        writeHead(kind, into: &buffer)
        buffer.writeInteger(token)
        buffer.writeRepeatingByte(0, count: size - headBytes - 8)
    }

    /// The token of a question that no answer is longer than.
    private static func readQuestion(
        _ reader: inout FieldReader, of packet: ByteBuffer, atLeast size: Int
    ) throws(WireError) -> UInt64 {
        guard packet.readableBytes >= size else {
            throw WireError(.foreign, "The question has \(packet.readableBytes) bytes, fewer than an answer may have.")
        }
        return try reader.word()
    }

    private static func readPing(_ reader: inout FieldReader) throws(WireError) -> Datagram {
        let ping = Datagram.ping(token: try reader.word(), try reader.pingPayload())
        guard reader.bytes.readableBytes >= DatagramSize.clockRoom else {
            throw WireError(.foreign, "The ping is shorter than its answer.")
        }
        return ping
    }
}
