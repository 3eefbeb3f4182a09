import Foundation
import Synchronization

/// The right to use a data folder: while one process holds it, every other is refused. The kernel ends it with the
/// process, so a crash leaves nothing behind that stands in the way.
package final class DataFolderLock: Sendable {
    private let descriptor: Mutex<CInt?>

    /// Takes the lock of a folder, which is made if it is not there, and writes this process's number into it.
    /// - Throws: ``HistoryError``, `locked` if another process or lock holds it.
    package init(folder path: String) throws(HistoryError) {
        try DataFolder.make(path)
        let file = Self.file(in: path)
        let opened = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw HistoryError(
                .folder, "\(file) can't be written; check who owns it, or choose another folder with --data.",
                cause: SystemFailure(errno: errno))
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(opened) }
            throw Self.refusal(folder: path, cause: SystemFailure(errno: errno))
        }
        Self.write("\(getpid())\n", to: opened)
        descriptor = Mutex(opened)
    }

    deinit { release() }

    /// Gives the folder free; once is enough.
    package func release() {
        descriptor.withLock { held in
            if let held { close(held) }
            held = nil
        }
    }

    /// The number of the process that holds a folder; nil if none does.
    package static func holder(folder path: String) -> Int32? {
        let opened = open(file(in: path), O_RDWR | O_CLOEXEC)
        guard opened >= 0 else { return nil }
        defer { close(opened) }
        guard flock(opened, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        return process(in: path)
    }

    private static func file(in path: String) -> String { path + "/lock" }

    private static func process(in path: String) -> Int32? {
        guard let text = try? String(contentsOfFile: file(in: path), encoding: .utf8) else { return nil }
        return Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private static func write(_ text: String, to descriptor: CInt) {
        let bytes = Array(text.utf8)
        // The number only helps people to find the process: the lock holds without it.
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    private static func refusal(folder path: String, cause: SystemFailure) -> HistoryError {
        guard cause.errno == EWOULDBLOCK else {
            return HistoryError(
                .folder, "The data folder \(path) can't be locked; choose one on a local disk with --data.",
                cause: cause)
        }
        let who = process(in: path).map { "Another hub (process \($0))" } ?? "Another hub"
        return HistoryError(
            .locked, "\(who) uses the data folder \(path); stop that hub, or choose another folder with --data.",
            cause: cause)
    }
}
