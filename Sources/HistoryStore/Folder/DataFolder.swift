import Foundation

/// A hub's data folder: 0700, with the journal's file in it, 0600.
struct DataFolder: Sendable {
    /// The folder's path.
    let path: String
    /// Whether the folder ends with the store.
    let isTemporary: Bool

    /// Where the journal is.
    var journal: String { path + "/journal.sqlite" }

    /// A folder that stays; made if it is not there.
    /// - Throws: ``HistoryError``.
    init(keeping path: String) throws(HistoryError) {
        self.path = path
        isTemporary = false
        try Self.make(path)
    }

    /// A new folder of its own among the system's temporary ones.
    /// - Throws: ``HistoryError``.
    init(temporary: Void) throws(HistoryError) {
        let name = "hubbub-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        isTemporary = true
        try Self.make(path)
    }

    /// Makes a folder with its parents, for its owner alone.
    /// - Throws: ``HistoryError`` if it can't be made, or was there and others may change what is in it.
    static func make(_ path: String) throws(HistoryError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw HistoryError(
                .folder, "The data folder \(path) can't be made; choose another with --data.", cause: error)
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o022 == 0 else {
            throw HistoryError(
                .folder, "Others on this machine may change what is in \(path); close it with: chmod 700 '\(path)'")
        }
    }

    /// Makes the journal's file private before SQLite writes to it; its `-wal` and `-shm` take the same mode.
    /// - Throws: ``HistoryError``.
    func makeJournalPrivate() throws(HistoryError) {
        let descriptor = open(journal, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno != EEXIST || chmod(journal, 0o600) != 0 {
            throw HistoryError(
                .folder, "\(journal) can't be written; check who owns it, or choose another folder with --data.",
                cause: SystemFailure(errno: errno))
        }
    }

    /// Removes the folder if it is a temporary one.
    func end() {
        guard isTemporary else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}
