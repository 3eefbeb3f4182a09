import ChatModel
import struct Crypto.SHA256
import Testing

@testable import FileStore

@Suite struct PieceHasherTests {
    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    /// As the protocol says it, in one go.
    private static func id(of bytes: [UInt8]) -> FileID? {
        var digests: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 1_048_576) {
            digests += SHA256.hash(data: bytes[start..<min(start + 1_048_576, bytes.count)])
        }
        return Digest(Array(SHA256.hash(data: digests))).map(FileID.init)
    }

    @Test(arguments: [0, 1, 1_048_575, 1_048_576, 1_048_577, 3 * 1_048_576, 2_500_000])
    func theIDIsThatOfTheProtocolHoweverTheBytesCome(_ count: Int) {
        let bytes = Self.bytes(count)
        for step in [1_048_576, 32_768, 77_777] {
            var hasher = PieceHasher()
            for start in stride(from: 0, to: count, by: step) { hasher.update(bytes[start..<min(start + step, count)]) }
            #expect(hasher.id == Self.id(of: bytes), "\(step)")
            #expect(hasher.count == UInt64(count))
            #expect(UInt64(hasher.allDigests.count) == FilePieces.count(ofBytes: UInt64(count)))
            #expect(PieceHasher.id(of: hasher.allDigests) == hasher.id)
        }
    }

    @Test func anEmptyContentIsCalledAsNothingIs() {
        #expect(PieceHasher().id.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func onePieceIsCalledByItself() {
        let bytes = Self.bytes(1_500_000)
        var hasher = PieceHasher()
        hasher.update(bytes)
        #expect(hasher.digests == [PieceHasher.digest(of: Array(bytes.prefix(1_048_576)))])
        #expect(hasher.allDigests.last == PieceHasher.digest(of: Array(bytes.dropFirst(1_048_576))))
    }
}
