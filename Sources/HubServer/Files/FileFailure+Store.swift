import ChatModel
import FileStore
import HubCore

extension FileFailure {
    /// What a person is told of an error of the files' store.
    init(_ error: FileStoreError) { self.init(Self.code(of: error.code), error.message) }

    /// The journal could not be read.
    static let journal = FileFailure(.storageFailed, "The hub can't read its journal.")
    /// The file is not open any more.
    static let gone = FileFailure(.noSuchFile, "There is no such file here, or not any more.")

    private static func code(of code: FileStoreError.Code) -> Refusal.Code {
        switch code {
        case .noSpace: .noSpace
        case .full: .storageFull
        case .readOnly: .storageReadOnly
        case .tooLarge: .fileTooLarge
        case .noSuchFile, .notAllowed, .unfit: .noSuchFile
        case .differs: .fileDiffers
        case .changed: .fileChanged
        case .wrongPlace: .unexpected
        case .busy: .tooManyTransfers
        case .closed: .stopping
        case .folder, .failed: .storageFailed
        }
    }
}

extension FileTask {
    /// How many bytes of files it counts for in a turn of the loop, at least some for what it costs at all.
    var weight: Int {
        switch self {
        case .append(_, _, let bytes): max(bytes.count, 1 << 10)
        case .read(_, _, let count): max(count, 1 << 10)
        case .digests, .list: 32 << 10
        case .find, .place, .finish, .drop, .open, .openShared, .sweep, .remove: 1 << 10
        }
    }

    /// What comes of it on a hub that has no files.
    var yieldWithoutFiles: Result<FileYield, FileFailure> {
        switch self {
        case .sweep: .success(.unwanted([]))
        case .drop, .remove: .success(.done)
        default: .failure(.gone)
        }
    }
}
