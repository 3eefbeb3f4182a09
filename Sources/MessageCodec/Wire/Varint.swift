import NIOCore

/// Integers of 1, 2, 4 or 8 bytes (RFC 9000, section 16), in their shortest form only.
///
/// This is the one place that reads and writes them: NIO's own read traps when a narrower type is asked for, and its
/// write traps from 2^62 on.
package enum Varint {
    /// The largest number that fits: 2^62 - 1.
    package static let maximum: UInt64 = 1 << 62 - 1

    /// How many bytes a number takes: 1, 2, 4 or 8.
    package static func byteCount(of value: UInt64) -> Int {
        if value < 1 << 6 { return 1 }
        if value < 1 << 14 { return 2 }
        return value < 1 << 30 ? 4 : 8
    }

    /// Appends a number.
    /// - Throws: ``WireError`` for 2^62 and more.
    package static func write(_ value: UInt64, into buffer: inout ByteBuffer) throws(WireError) {
        switch byteCount(of: value) {
        case 1: buffer.writeInteger(UInt8(truncatingIfNeeded: value))
        case 2: buffer.writeInteger(UInt16(truncatingIfNeeded: value) | 0x4000)
        case 4: buffer.writeInteger(UInt32(truncatingIfNeeded: value) | 0x8000_0000)
        default:
            guard value <= maximum else { throw WireError(.outOfRange, "The number \(value) is over 2^62 - 1.") }
            buffer.writeInteger(value | 0xC000_0000_0000_0000)
        }
    }

    /// Takes a number from the front.
    /// - Throws: ``WireError`` when the bytes end before it does, or when it is not in its shortest form.
    package static func read(from buffer: inout ByteBuffer) throws(WireError) -> UInt64 {
        guard let first = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self),
            let value = take(1 << Int(first >> 6), from: &buffer)
        else { throw WireError(.truncated, "The bytes end inside a number.") }
        guard byteCount(of: value) == 1 << Int(first >> 6) else {
            throw WireError(.nonMinimal, "The number \(value) is not in its shortest form.")
        }
        return value
    }

    private static func take(_ count: Int, from buffer: inout ByteBuffer) -> UInt64? {
        switch count {
        case 1: buffer.readInteger(as: UInt8.self).map(UInt64.init)
        case 2: buffer.readInteger(as: UInt16.self).map { UInt64($0 & 0x3FFF) }
        case 4: buffer.readInteger(as: UInt32.self).map { UInt64($0 & 0x3FFF_FFFF) }
        default: buffer.readInteger(as: UInt64.self).map { $0 & maximum }
        }
    }
}
