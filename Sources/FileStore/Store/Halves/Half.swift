import ChatModel
import Foundation

/// A half that is open: its bytes and the list of its pieces, which say the same of how far it is.
struct Half: Sendable {
    let data: LocalFile
    let log: PieceLog
    let writeback = Writeback()
    private(set) var hasher: PieceHasher

    /// - Parameter hasher: Has taken exactly the bytes that are there, and `log` says so.
    init(data: LocalFile, log: PieceLog, hasher: PieceHasher) {
        (self.data, self.log, self.hasher) = (data, log, hasher)
    }

    /// How many bytes are there.
    var count: UInt64 { hasher.count }

    /// How far it is.
    var placed: PlacedHalf { PlacedHalf(offset: hasher.count, id: hasher.id) }

    /// By what its bytes are known again once it was closed; nil if they have to be read for that.
    var mark: FileMark? { writeback.reason == nil ? data.status.map(FileMark.init) : nil }

    /// Writes the next bytes, and then notes what they are; if either fails, it stays as it was.
    /// - Throws: ``FileStoreError``.
    mutating func append(_ parts: [[UInt8]]) throws(FileStoreError) {
        if let reason = writeback.reason { throw .storeWriting(reason) }
        var next = hasher
        for part in parts { next.update(part) }
        guard write(parts), log.note(next, known: hasher.digests.count) else {
            let reason = errno
            // What stands behind the bytes that are noted is cut off when it is placed again, if not now.
            _ = data.cut(to: count)
            throw .storeWriting(reason)
        }
        writeback.give(Int(next.count - count))
        hasher = next
    }

    private func write(_ parts: [[UInt8]]) -> Bool {
        var end = count
        return parts.allSatisfy { part in
            defer { end += UInt64(part.count) }
            return data.write(part, at: end)
        }
    }

    /// Waits until everything of it is on the disk, with the list of a whole content.
    /// - Throws: ``FileStoreError``.
    func settle() throws(FileStoreError) {
        guard log.seal(hasher), data.settle(), log.file.settle() else { throw .storeWriting(errno) }
        if let reason = writeback.reason { throw .storeWriting(reason) }
    }
}
