import Foundation
import GRDB

/// A copy of a journal in one new file, taken while a hub may be running: everything that was committed when it began.
package struct JournalBackup: Sendable {
    private let journal: String
    private let file: String

    /// - Parameters:
    ///   - folder: the hub's data folder.
    ///   - file: where the copy goes; nothing may be there.
    package init(folder: String, to file: String) {
        journal = folder + "/journal.sqlite"
        self.file = file
    }

    /// Makes the copy, for its owner alone, and waits until it is on the disk; of one that fails nothing is left.
    /// - Returns: its bytes.
    /// - Throws: ``HistoryError``, `exists` when something is there already.
    @discardableResult
    package func run() throws(HistoryError) -> UInt64 {
        let source = try JournalDatabase.readOnly(journal)
        try make()
        do {
            try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [file]) }
            return try settle()
        } catch {
            unlink(file)
            throw HistoryError.from(error, journal: Self.isAbout(error, file) ? file : journal)
        }
    }

    /// Makes the empty file into which SQLite is let write: nobody else may have made it, or read it.
    private func make() throws(HistoryError) {
        let descriptor = open(file, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor < 0 else {
            close(descriptor)
            return
        }
        let cause = SystemFailure(errno: errno)
        guard cause.errno != EEXIST else {
            throw HistoryError(
                .exists, "\(file) is there already; choose another name for the copy, or move that file away.",
                cause: cause)
        }
        throw HistoryError(
            .folder, "\(file) can't be made (\(cause)); choose another place for the copy.", cause: cause)
    }

    /// Waits for the disk.
    private func settle() throws -> UInt64 {
        let descriptor = open(file, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure(errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemFailure(errno: errno) }
        return UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
    }

    /// A disk that is full or can't be written is the copy's: the journal is only read.
    private static func isAbout(_ error: any Error, _ file: String) -> Bool {
        guard let failure = error as? DatabaseError else { return error is SystemFailure }
        return failure.resultCode == .SQLITE_FULL || failure.resultCode == .SQLITE_READONLY
            || failure.extendedResultCode == .SQLITE_IOERR_WRITE
    }
}
