import ChatModel

/// The digests of a content's pieces as a file: 32 bytes each, in order. While a half ends within a piece, the digest of
/// that beginning and its count of bytes (4, most significant first) stand behind them.
struct PieceLog: Sendable {
    let file: LocalFile

    /// What stood in such a file.
    struct Lines: Hashable {
        var digests: [Digest] = []
        /// The beginning of a piece that is not whole.
        var rest: Rest?
    }

    struct Rest: Hashable {
        let digest: Digest
        let count: Int
    }

    /// Notes how far a half has come.
    /// - Parameter known: How many digests stand there already.
    /// - Returns: false if that fails, with the reason in `errno`.
    func note(_ hasher: PieceHasher, known: Int) -> Bool {
        var bytes = hasher.digests[known...].flatMap(\.bytes)
        if let rest = hasher.restDigest { bytes += rest.bytes + Self.bytes(ofCount: hasher.restCount) }
        guard file.write(bytes, at: Self.offset(known)) else { return false }
        return hasher.restCount != 0 || file.cut(to: Self.offset(hasher.digests.count))
    }

    /// Makes it the list of a whole content; false if that fails, with the reason in `errno`.
    func seal(_ hasher: PieceHasher) -> Bool {
        let whole = hasher.digests.count
        if let rest = hasher.restDigest, !file.write(rest.bytes, at: Self.offset(whole)) { return false }
        return file.cut(to: Self.offset(whole + (hasher.restCount == 0 ? 0 : 1)))
    }

    /// Reads what is there of a half that has so many bytes; nil if it can't be read, with the reason in `errno`.
    func lines(ofHalf size: UInt64) -> Lines? {
        // The list of a longer half than this one is wrong anyhow, and is not read to its end.
        let limit = Int(clamping: Self.offset(Int(clamping: FilePieces.count(ofBytes: size))) + 4)
        guard let bytes = file.read(at: 0, count: limit) else { return nil }
        return Self.lines(bytes, ofHalf: size)
    }

    /// The digests of some pieces of a whole content; nil if they are not all there.
    func digests(from first: UInt64, count: Int) -> [Digest]? {
        guard let bytes = file.read(at: first * UInt64(Digest.byteCount), count: count * Digest.byteCount) else {
            return nil
        }
        let digests = Self.digests(bytes[...])
        return digests.count == count ? digests : nil
    }

    static func lines(_ bytes: [UInt8], ofHalf size: UInt64) -> Lines {
        var lines = Lines()
        if bytes.count % Digest.byteCount == 4, bytes.count > Digest.byteCount {
            let count = bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
            lines.digests = digests(bytes.dropLast(4))
            let digest = lines.digests.removeLast()
            if (1..<Int(FilePieces.bytes)).contains(count) { lines.rest = Rest(digest: digest, count: count) }
        } else {
            lines.digests = digests(bytes[...])
            // The list was sealed, and the hub ended before it stood in its place.
            let rest = Int(size % FilePieces.bytes)
            if rest != 0, UInt64(lines.digests.count) == FilePieces.count(ofBytes: size) {
                lines.rest = Rest(digest: lines.digests.removeLast(), count: rest)
            }
        }
        return lines
    }

    private static func digests(_ bytes: ArraySlice<UInt8>) -> [Digest] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: Digest.byteCount).compactMap {
            Digest(bytes[$0..<min($0 + Digest.byteCount, bytes.endIndex)])
        }
    }

    private static func bytes(ofCount count: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - $0 * 8)) }
    }

    private static func offset(_ digests: Int) -> UInt64 { UInt64(digests) * UInt64(Digest.byteCount) }
}
