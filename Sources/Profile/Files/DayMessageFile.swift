import ChatModel
import Foundation

/// The text file with what a hub tells everybody who comes. Reading blocks on the disk.
package enum DayMessageFile {
    /// More than any text of that kind has, with what may stand empty around it.
    private static let byteLimit = 1 << 16

    /// - Throws: ``ProfileError`` if there is none, it can't be read, or it holds no text that a hub can tell.
    package static func read(_ path: String) throws(ProfileError) -> DayMessage {
        let bytes = try contents(of: path)
        guard bytes.count <= byteLimit else {
            throw ProfileError(.malformed, "\(path) is too long; a message of the day has \(limits).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ProfileError(.malformed, "\(path) is not a text in UTF-8; write the message of the day into it.")
        }
        do { return try DayMessage(written: text) } catch {
            throw ProfileError(.malformed, "\(path): \(error.message)", cause: error)
        }
    }

    private static let limits = "at most \(DayMessage.byteLimit) bytes in \(DayMessage.lineLimit) lines"

    private static func contents(of path: String) throws(ProfileError) -> Data {
        // A pipe without a writer would hold up the hub for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw unreadable(path) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ProfileError(.unreadable, "\(path) is not a file; name the text file with the message of the day.")
        }
        do { return try handle.read(upToCount: byteLimit + 1) ?? Data() } catch {
            throw ProfileError(.unreadable, "\(path) can't be read: \(error.localizedDescription).", cause: error)
        }
    }

    private static func unreadable(_ path: String) -> ProfileError {
        ProfileError(.unreadable, "\(path) can't be read: \(String(cString: strerror(errno))).")
    }
}
