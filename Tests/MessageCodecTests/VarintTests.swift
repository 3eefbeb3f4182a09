import NIOCore
import Testing

@testable import MessageCodec

@Suite struct VarintTests {
    /// The examples of RFC 9000, appendix A.1, and every border between sizes.
    static let table: [(UInt64, [UInt8])] = [
        (0, [0x00]), (37, [0x25]), (63, [0x3F]), (64, [0x40, 0x40]), (15_293, [0x7B, 0xBD]), (16_383, [0x7F, 0xFF]),
        (16_384, [0x80, 0x00, 0x40, 0x00]), (494_878_333, [0x9D, 0x7F, 0x3E, 0x7D]),
        (1 << 30 - 1, [0xBF, 0xFF, 0xFF, 0xFF]), (1 << 30, [0xC0, 0, 0, 0, 0x40, 0, 0, 0]),
        (151_288_809_941_952_652, [0xC2, 0x19, 0x7C, 0x5E, 0xFF, 0x14, 0xE8, 0x8C]),
        (1 << 62 - 1, [UInt8](repeating: 0xFF, count: 8)),
    ]

    @Test(arguments: table) func bordersAndExamplesOfTheRFC(_ value: UInt64, _ bytes: [UInt8]) throws {
        var buffer = ByteBuffer()
        try Varint.write(value, into: &buffer)
        #expect(Array(buffer.readableBytesView) == bytes)
        #expect(try Varint.read(from: &buffer) == value)
        #expect(buffer.readableBytes == 0)
        #expect(Varint.byteCount(of: value) == bytes.count)
    }

    @Test(arguments: [1 << 62, 1 << 63, .max] as [UInt64]) func numbersFrom2To62OnAreRefused(_ value: UInt64) {
        var buffer = ByteBuffer()
        #expect(Bytes.code { () throws(WireError) in try Varint.write(value, into: &buffer) } == .outOfRange)
        #expect(buffer.writerIndex == 0)
    }

    @Test(
        arguments: [
            [0x40, 0x3F], [0x40, 0x00], [0x80, 0, 0x3F, 0xFF], [0x80, 0, 0, 1],
            [0xC0, 0, 0, 0, 0x3F, 0xFF, 0xFF, 0xFF],
            [0xC0, 0, 0, 0, 0, 0, 0, 0],
        ] as [[UInt8]]) func longerFormsThanNeededAreRefused(_ bytes: [UInt8])
    {
        var buffer = ByteBuffer(bytes: bytes)
        #expect(Bytes.code { () throws(WireError) in _ = try Varint.read(from: &buffer) } == .nonMinimal)
    }

    @Test func halfNumbersAreRefused() {
        for (_, bytes) in Self.table {
            for count in 0..<bytes.count {
                var buffer = ByteBuffer(bytes: bytes.prefix(count))
                #expect(Bytes.code { () throws(WireError) in _ = try Varint.read(from: &buffer) } == .truncated)
            }
        }
    }

    @Test func aNumberTooWideForItsFieldIsRefused() {
        let leave = Bytes.frame(RequestKind.leave.rawValue, [1, 0xC0, 0, 0, 1, 0, 0, 0, 0])
        #expect(
            Bytes.code { () throws(WireError) in _ = try Bytes.decode(leave, as: "request") } == .outOfRange)
    }
}
