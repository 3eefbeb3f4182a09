import ChatModel
import struct Crypto.SHA256

/// Takes the bytes of a content in order, and says what its pieces and the whole are called so far (FIPS 180-4).
package struct PieceHasher: Sendable {
    /// How many bytes it has taken.
    package private(set) var count: UInt64 = 0
    /// The digests of the pieces that are whole.
    package private(set) var digests: [Digest] = []
    private var piece = SHA256()
    /// Of the digests of all whole pieces.
    private var whole = SHA256()

    package init() {}

    /// Takes the next bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let room = Int(FilePieces.bytes - count % FilePieces.bytes)
            let part = rest.prefix(room)
            piece.update(bufferPointer: UnsafeRawBufferPointer(rebasing: part))
            count += UInt64(part.count)
            rest = rest.dropFirst(room)
            if count % FilePieces.bytes == 0 { endPiece() }
        }
    }

    /// Takes the next bytes.
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The digests of all pieces, the one that is not whole included.
    package var allDigests: [Digest] { count % FilePieces.bytes == 0 ? digests : digests + [Self.digest(piece)] }

    /// What the bytes so far are called.
    package var id: FileID {
        var whole = whole
        if count % FilePieces.bytes != 0 { whole.update(data: Self.digest(piece).bytes) }
        return FileID(Self.digest(whole))
    }

    /// What a content with these digests of its pieces is called.
    package static func id(of digests: some Sequence<Digest>) -> FileID {
        var whole = SHA256()
        for digest in digests { whole.update(data: digest.bytes) }
        return FileID(Self.digest(whole))
    }

    /// What a piece is called.
    package static func digest(of piece: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(data: piece)
        return digest(hash)
    }

    private mutating func endPiece() {
        let digest = Self.digest(piece)
        digests.append(digest)
        whole.update(data: digest.bytes)
        piece = SHA256()
    }

    private static func digest(_ hash: SHA256) -> Digest {
        hash.finalize().withUnsafeBytes { bytes in
            func word(_ index: Int) -> UInt64 {
                bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).bigEndian
            }
            return Digest(words: Digest.Words(word(0), word(1), word(2), word(3)))
        }
    }
}
