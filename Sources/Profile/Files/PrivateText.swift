import ChatModel
import Foundation

/// A text file of a person's: mode 0600 in folders of 0700, replaced as a whole or not at all.
struct PrivateText: Sendable {
    let path: String

    /// The most bytes that such a file may have.
    private static let byteLimit = 1 << 20

    /// The text; nil if there is no file.
    /// - Throws: ``ProfileError``; `open` if others may change it.
    func read() throws(ProfileError) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        guard status.st_mode & 0o022 == 0 else {
            throw ProfileError(
                .open, "Others on this machine may change \(path); close it with: chmod go-w '\(path)'")
        }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            let data = try handle.read(upToCount: Self.byteLimit + 1) ?? Data()
            guard data.count <= Self.byteLimit, let text = String(validating: data, as: UTF8.self) else {
                throw ProfileError(.malformed, "\(path) is not a text file of at most 1 MiB; put the right file there.")
            }
            return text
        } catch {
            throw error as? ProfileError
                ?? ProfileError(.unreadable, "\(path) can't be read; check who owns it.", cause: error)
        }
    }

    /// - Throws: ``ProfileError``.
    func write(_ text: String) throws(ProfileError) { try write(Data(text.utf8), isSafe: true) }

    /// - Parameter isSafe: Whether it must be there after a power cut, too.
    /// - Throws: ``ProfileError``.
    func write(_ data: Data, isSafe: Bool) throws(ProfileError) {
        let folder = PathParts.folder(of: path)
        let temporary = "\(path).\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let made = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard made >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            let handle = FileHandle(fileDescriptor: made, closeOnDealloc: true)
            try handle.write(contentsOf: data)
            if isSafe { try handle.synchronize() }
            guard rename(temporary, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(temporary)
            throw ProfileError(.unwritable, "\(path) can't be written; check who owns its folder.", cause: error)
        }
    }
}
