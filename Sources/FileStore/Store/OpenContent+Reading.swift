import ChatModel
import Foundation

extension OpenContent {
    /// Reads bytes, fewer only at the end.
    /// - Throws: ``FileStoreError``, `changed` if a shared file is not the one that was opened.
    func read(at offset: UInt64, count: Int) throws(FileStoreError) -> [UInt8] {
        guard let file else { throw .storeClosed }
        try checkUnchanged(file)
        let wanted = Int(min(UInt64(max(count, 0)), size - min(offset, size)))
        guard let bytes = file.read(at: offset, count: wanted) else { throw .storeReading(errno) }
        try checkUnchanged(file)
        guard bytes.count == wanted else { throw .damaged }
        return bytes
    }

    private func checkUnchanged(_ file: LocalFile) throws(FileStoreError) {
        guard let mark else { return }
        guard let status = file.status, FileMark(status) == mark else { throw .changedFile }
    }
}

/// Makes digests of pieces by reading them, a piece a step.
struct DigestReading: Sendable {
    private static let chunk = 256 << 10

    let file: OpenContent
    let pieces: Range<UInt64>
    private var digests: [Digest] = []

    init(_ file: OpenContent, first: UInt64, count: Int) {
        self.file = file
        let total = FilePieces.count(ofBytes: file.size)
        let start = min(first, total)
        pieces = start..<start + min(UInt64(max(count, 0)), total - start, UInt64(FilePieces.digestsPerAnswer))
    }

    /// Whether nothing was read yet.
    var isNew: Bool { digests.isEmpty }

    /// Reads the next piece.
    /// - Returns: the digests of all pieces, once all were read.
    /// - Throws: ``FileStoreError``.
    mutating func step() throws(FileStoreError) -> [Digest]? {
        guard digests.count < pieces.count else { return digests }
        let range = FilePieces.range(of: pieces.lowerBound + UInt64(digests.count), inBytes: file.size)
        var piece = PieceHasher()
        while piece.count < UInt64(range.count) {
            let count = min(Self.chunk, range.count - Int(piece.count))
            piece.update(try file.read(at: range.lowerBound + piece.count, count: count))
        }
        digests += piece.allDigests
        return digests.count < pieces.count ? nil : digests
    }
}
