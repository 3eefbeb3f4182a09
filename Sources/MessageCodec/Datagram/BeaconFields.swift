import ChatModel
import NIOCore

/// What a hub tells the network about itself.
extension ByteBuffer {
    mutating func write(_ beacon: Beacon) throws(WireError) {
        try writeRaw(beacon.hubKey, count: Handshake.hubKeyBytes, what: "hub key")
        try writeNumber(beacon.freshness.start)
        try writeNumber(beacon.freshness.counter)
        try writeText(beacon.name.text)
        writeInteger(beacon.port)
        writeInteger(beacon.pingPort)
        try writeNumber(beacon.people)
        writeInteger(beacon.flags.rawValue)
        try write(beacon.clock)
        writeInteger(beacon.token)
        try writeNumber(beacon.waited)
    }
}

extension FieldReader {
    mutating func beacon() throws(WireError) -> Beacon {
        Beacon(
            hubKey: try raw(Handshake.hubKeyBytes), freshness: Freshness(start: try number(), counter: try number()),
            name: try value(HubName.init), port: try port(), pingPort: try port(),
            people: try number(as: UInt32.self), flags: Beacon.Flags(rawValue: try byte()), clock: try time(),
            token: try word(), waited: isAtEnd ? 0 : try number(as: UInt32.self))
    }

    /// Two bytes, most significant first.
    private mutating func port() throws(WireError) -> UInt16 { UInt16(try byte()) << 8 | UInt16(try byte()) }
}
