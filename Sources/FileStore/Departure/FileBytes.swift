import ChatModel
import Foundation

/// The bytes of one file, for as long as it stays as it was.
final class FileBytes: DepartureBytes {
    let mark: FileMark
    private let path: String
    private let file: LocalFile

    /// - Throws: ``FileStoreError``.
    init(path: String, file: LocalFile, status: stat) throws(FileStoreError) {
        (self.path, self.file) = (path, file)
        mark = FileMark(status)
    }

    func read(at offset: UInt64, count: Int, until stop: StopFlag) throws(FileStoreError) -> [UInt8] {
        let wanted = Int(clamping: min(UInt64(clamping: count), mark.size - min(offset, mark.size)))
        guard wanted > 0 else { return [] }
        guard let bytes = file.read(at: offset, count: wanted) else { throw .reading(path, errno) }
        guard bytes.count == wanted, let status = file.status, FileMark(status) == mark else {
            throw .changedMeanwhile(path)
        }
        // The name is looked at once in each piece.
        if offset % FilePieces.bytes < UInt64(count) { try check() }
        return bytes
    }

    var isWaiting: Bool { false }

    func check() throws(FileStoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .gone(path) }
        guard FileMark(status) == mark else { throw .changedMeanwhile(path) }
    }
}

extension FileStoreError {
    static func changedMeanwhile(_ path: String) -> FileStoreError {
        FileStoreError(.changed, "\(path) was changed while it was sent; send it again.")
    }

    static func gone(_ path: String) -> FileStoreError {
        FileStoreError(.noSuchFile, "\(path) was removed or renamed while it was sent, so it was not sent whole.")
    }
}
