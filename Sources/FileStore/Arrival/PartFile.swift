import ChatModel
import Foundation

/// A content on its way into a folder, under a name that says that it is not whole.
struct PartFile: Sendable {
    let name: String
    let folder: LocalFile
    /// For people.
    let path: String
    private let file: LocalFile
    /// How many bytes it has.
    private(set) var size: UInt64
    /// The bytes of the piece that is being written, and of nothing else.
    private var hash = PieceHasher()
    /// Whether `hash` has what stands in the file of that piece.
    private var isHashed = false

    /// Makes it, or takes over the one that an earlier try left.
    /// - Throws: ``FileStoreError``; `unfit` if something else is in its place, `busy` if it is being written.
    init(_ name: String, in folder: LocalFile, path: String) throws(FileStoreError) {
        (self.name, self.folder, self.path) = (name, folder, path)
        guard let file = folder.opened(name, O_RDWR | O_CREAT) else { throw .writing(path, errno) }
        guard let status = file.status, Self.isOwn(status) else { throw .writing(path, EEXIST) }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw FileStoreError(.busy, "\(path) is being written already; wait until that has ended.")
        }
        self.file = file
        size = UInt64(clamping: status.st_size)
    }

    /// What a piece that stands in it is called.
    /// - Throws: ``FileStoreError``.
    func digest(of piece: Range<UInt64>) throws(FileStoreError) -> Digest {
        guard let bytes = file.read(at: piece.lowerBound, count: Int(piece.upperBound - piece.lowerBound)) else {
            throw .reading(path, errno)
        }
        return PieceHasher.digest(of: bytes)
    }

    /// Writes the next bytes, all of one piece.
    /// - Returns: what the piece is called, so far.
    /// - Throws: ``FileStoreError``.
    mutating func append(_ bytes: [UInt8]) throws(FileStoreError) -> Digest? {
        try hashBeginning()
        guard file.write(bytes, at: size) else {
            let reason = errno
            // What was written of it is whole bytes, and stays; only the count of them is not known.
            size = (file.status?.st_size).map { UInt64(clamping: $0) } ?? size
            isHashed = false
            throw .writing(path, reason)
        }
        size += UInt64(bytes.count)
        hash.update(bytes)
        let digest = hash.allDigests.first
        if size % FilePieces.bytes == 0 { hash = PieceHasher() }
        return digest
    }

    /// Forgets what stands behind an offset.
    /// - Throws: ``FileStoreError``.
    mutating func truncate(to offset: UInt64) throws(FileStoreError) {
        guard ftruncate(file.descriptor, off_t(clamping: offset)) == 0 else { throw .writing(path, errno) }
        (size, isHashed) = (offset, false)
    }

    /// Waits until it is on the disk.
    /// - Throws: ``FileStoreError``.
    func synchronize() throws(FileStoreError) {
        guard fsync(file.descriptor) == 0 else { throw .writing(path, errno) }
    }

    /// The bytes from an offset on, so many.
    /// - Throws: ``FileStoreError``; `differs` if there are fewer.
    func read(at offset: UInt64, count: Int) throws(FileStoreError) -> [UInt8] {
        guard let bytes = file.read(at: offset, count: count) else { throw .reading(path, errno) }
        guard bytes.count == count else { throw FileStoreError(.differs, "\(path) was changed by another program.") }
        return bytes
    }

    /// Takes its name away.
    func remove() { _ = unlinkat(folder.descriptor, name, 0) }

    /// Removes the one that an earlier try left, if there is one.
    static func remove(_ name: String, in folder: LocalFile) {
        guard let status = folder.status(of: name), isOwn(status) else { return }
        _ = unlinkat(folder.descriptor, name, 0)
    }

    /// Whether it can only be a part of this person's: one with a second name is somebody else's, and writing it would
    /// change that.
    private static func isOwn(_ status: stat) -> Bool {
        status.isFile && status.st_nlink == 1 && status.st_uid == geteuid()
    }

    /// Whether its name still leads to it.
    var isInPlace: Bool {
        guard let named = folder.status(of: name), let own = file.status else { return false }
        return named.st_ino == own.st_ino && named.st_dev == own.st_dev
    }

    private mutating func hashBeginning() throws(FileStoreError) {
        guard !isHashed else { return }
        hash = PieceHasher()
        let start = size - size % FilePieces.bytes
        hash.update(try read(at: start, count: Int(size - start)))
        isHashed = true
    }
}
