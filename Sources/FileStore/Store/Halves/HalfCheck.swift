import ChatModel
import Foundation

/// Reads a half that lies on the disk from some earlier time, and cuts it down to the bytes of which its list speaks
/// truly. A step at a time, so that nobody else has to wait for all of it.
struct HalfCheck: Sendable {
    /// The bytes that are held at once.
    private static let chunk = 256 << 10
    /// The pieces of a step.
    private static let piecesOfStep = 2

    private let data: LocalFile
    private let log: PieceLog
    private let size: UInt64
    private let lines: PieceLog.Lines
    private var good: [Digest] = []

    /// - Throws: ``FileStoreError`` if the list can't be read.
    init(data: LocalFile, log: PieceLog) throws(FileStoreError) {
        guard let status = data.status else { throw .storeReading(errno) }
        size = UInt64(clamping: status.st_size)
        guard let lines = log.lines(ofHalf: size) else { throw .storeReading(errno) }
        (self.data, self.log, self.lines) = (data, log, lines)
    }

    /// Goes on.
    /// - Returns: the half, once all of it was read.
    /// - Throws: ``FileStoreError``.
    mutating func step() throws(FileStoreError) -> Half? {
        for _ in 0..<Self.piecesOfStep {
            guard try checkPiece() else { return try end() }
        }
        return nil
    }

    /// Whether the next piece is whole and good.
    private mutating func checkPiece() throws(FileStoreError) -> Bool {
        guard good.count < lines.digests.count, hasher(good, reaches: FilePieces.bytes) else { return false }
        var piece = PieceHasher()
        try read(Int(FilePieces.bytes), into: &piece)
        guard piece.digests == [lines.digests[good.count]] else { return false }
        good.append(lines.digests[good.count])
        return true
    }

    private func end() throws(FileStoreError) -> Half {
        var hasher = PieceHasher(digests: good)
        if good.count == lines.digests.count, let rest = lines.rest, self.hasher(good, reaches: UInt64(rest.count)) {
            var longer = hasher
            try read(rest.count, into: &longer)
            if longer.restDigest == rest.digest { hasher = longer }
        }
        guard data.cut(to: hasher.count), log.note(hasher, known: good.count) else { throw .storeWriting(errno) }
        return Half(data: data, log: log, hasher: hasher)
    }

    /// Whether so many bytes stand behind the good pieces.
    private func hasher(_ good: [Digest], reaches count: UInt64) -> Bool {
        UInt64(good.count) * FilePieces.bytes + count <= size
    }

    private func read(_ count: Int, into hasher: inout PieceHasher) throws(FileStoreError) {
        let start = UInt64(good.count) * FilePieces.bytes
        for offset in stride(from: 0, to: count, by: Self.chunk) {
            let part = min(Self.chunk, count - offset)
            guard let bytes = data.read(at: start + UInt64(offset), count: part) else { throw .storeReading(errno) }
            hasher.update(bytes)
            // The file has become shorter: the digest will say so.
            guard bytes.count == part else { return }
        }
    }
}
