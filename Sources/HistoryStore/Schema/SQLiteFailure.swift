import GRDB

extension HistoryError {
    /// What a failure of SQLite means for the journal at this path.
    static func from(_ error: any Error, journal path: String) -> HistoryError {
        if let known = error as? HistoryError { return known }
        guard let failure = error as? DatabaseError else { return failed(path, cause: error) }
        if isFull(failure) { return full(path, cause: error) }
        return switch failure.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: damaged(path, cause: error)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: denied(path, cause: error)
        default: failed(path, cause: error)
        }
    }

    /// The shared-memory file of the write-ahead log reports a full disk by a code of its own.
    private static func isFull(_ failure: DatabaseError) -> Bool {
        failure.resultCode == .SQLITE_FULL || failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    }

    private static func full(_ path: String, cause: any Error) -> HistoryError {
        HistoryError(.full, "The disk with \(path) is full; free some space on it.", cause: cause)
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
