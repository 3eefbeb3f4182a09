import ChatModel
import NIOCore

/// Features and the bytes of pings.
extension ByteBuffer {
    mutating func writeFeatures(_ features: [String]) throws(WireError) {
        guard features.count <= FieldReader.featureLimit else {
            throw WireError(.tooMany, "There are \(features.count) features; at most \(FieldReader.featureLimit) fit.")
        }
        try writeList(features) { (buffer, feature) throws(WireError) in
            try buffer.writeLine(feature, limit: WireLine.featureBytes)
        }
    }

    /// Addresses as an operator reads them.
    mutating func writeAddresses(_ addresses: [String]) throws(WireError) {
        try writeList(addresses) { (buffer, address) throws(WireError) in
            try buffer.writeLine(address, limit: WireLine.addressBytes)
        }
    }

    mutating func write(_ payload: PingPayload) throws(WireError) {
        try writeNumber(UInt64(payload.bytes.count))
        writeBytes(payload.bytes)
    }
}

extension FieldReader {
    /// The most features that either side names.
    static let featureLimit = 32
    /// The most versions that a client names.
    static let versionLimit = 16

    mutating func features() throws(WireError) -> [String] {
        try list(minimum: 1, atMost: Self.featureLimit) { (reader) throws(WireError) in
            try reader.line(limit: WireLine.featureBytes)
        }
    }

    /// None where the field is missing.
    mutating func addresses() throws(WireError) -> [String] {
        guard !isAtEnd else { return [] }
        return try list(minimum: 1) { (reader) throws(WireError) in try reader.line(limit: WireLine.addressBytes) }
    }

    mutating func pingPayload() throws(WireError) -> PingPayload {
        let count = try number()
        guard count <= UInt64(PingPayload.byteLimit), let length = Int(exactly: count) else {
            throw WireError(.tooLong, "A ping carries \(count) bytes; at most \(PingPayload.byteLimit) fit.")
        }
        guard let payload = PingPayload(try raw(length)) else { throw Self.truncated }
        return payload
    }
}
