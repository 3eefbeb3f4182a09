import ChatModel
import Testing

@Suite struct IdentityTests {
    @Test func hexComesBack() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.encode([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
        #expect(Hex.decode("00FFaB") == [0, 255, 0xAB])
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "000", "0g", "0x00", " 00", "00 ", "é0", "０0"]) func whatIsNotHexIsNil(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test func aDigestKeepsItsBytes() throws {
        let bytes = (0..<32).map { UInt8($0 * 8) }
        let digest = try #require(Digest(bytes))
        #expect(digest.bytes == bytes)
        #expect(Digest(hex: digest.hex) == digest)
        #expect(digest.hex.count == 64)
        #expect(Digest(bytes[...]) == digest)
    }

    @Test func everyByteOfADigestCounts() throws {
        let zero = try #require(Digest([UInt8](repeating: 0, count: 32)))
        for index in 0..<32 {
            var bytes = [UInt8](repeating: 0, count: 32)
            bytes[index] = 1
            #expect(try #require(Digest(bytes)) != zero)
        }
    }

    @Test(arguments: [0, 1, 31, 33, 64]) func aDigestHas32Bytes(_ count: Int) {
        #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
        #expect(Digest(hex: String(repeating: "01", count: count)) == nil)
    }

    @Test func aNonceIsWrittenWith16Digits() {
        #expect(Nonce(0x0102_0304_0506_07FF).hex == "01020304050607ff")
        #expect(Nonce(0).hex == "0000000000000000")
        #expect(Set((0..<100).map { _ in Nonce.random() }).count == 100)
    }
}
