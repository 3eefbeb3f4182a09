import ChatModel
import Foundation
import GRDB

extension HistoryError {
    /// What a failure of SQLite means for the journal at this path.
    static func from(_ error: any Error, journal path: String) -> HistoryError {
        if let known = error as? HistoryError { return known }
        guard let failure = error as? DatabaseError else { return failed(path, cause: error) }
        if isFull(failure) { return full(path, cause: error) }
        if isReadOnly(failure, path) { return readOnly(path, cause: error) }
        return switch failure.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: damaged(path, cause: error)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: denied(path, cause: error)
        default: failed(path, cause: error)
        }
    }

    /// What the hub is told about a batch that failed this way.
    var storageFailure: StorageFailure {
        switch code {
        case .full: .full
        case .readOnly: .readOnly
        case .folder, .locked, .newer, .older, .unreadable, .emptySearch, .exists, .busy, .closed, .failed: .failed
        }
    }

    /// The shared-memory file of the write-ahead log reports a full disk by a code of its own.
    private static func isFull(_ failure: DatabaseError) -> Bool {
        failure.resultCode == .SQLITE_FULL || failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    }

    /// A disk that the system made read-only fails the writes to open files as any other failure does.
    private static func isReadOnly(_ failure: DatabaseError, _ path: String) -> Bool {
        switch failure.resultCode {
        case .SQLITE_READONLY: true
        case .SQLITE_IOERR, .SQLITE_CANTOPEN: access(path, W_OK) != 0 && errno == EROFS
        default: false
        }
    }

    private static func full(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(.full, "The disk with \(path) is full; free some space on it.", cause: cause)
    }

    private static func readOnly(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(
            .readOnly, "\(path) can only be read; make its disk and the file writable again.", cause: cause)
    }

    private static func damaged(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(
            .unreadable, "\(path) is damaged or is no journal; move it away or choose another data folder.",
            cause: cause)
    }

    private static func denied(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(
            .folder, "\(path) can't be opened for writing; check who owns it, or choose another data folder.",
            cause: cause)
    }

    private static func failed(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(
            .failed, "The journal \(path) can't be read or written; check the disk it is on (\(cause)).", cause: cause)
    }
}
