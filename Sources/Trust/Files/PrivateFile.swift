import ChatModel
import Foundation

/// A small text file that belongs to one person: mode 0600, made and replaced as a whole or not at all.
struct PrivateFile: Sendable {
    let path: String
    /// What its errors are about.
    var code = TrustError.Code.keyFile
    /// The most bytes that such a file may have.
    private static let byteLimit = 1 << 20

    private var folder: String { PathParts.folder(of: path) }

    /// The text of the file; made with mode 0600 if there is none. Who comes second gets the first one's text.
    func loadOrCreate(_ make: () throws(TrustError) -> String) throws(TrustError) -> String {
        if let text = try read() { return text }
        let temporary = try writeTemporary(make())
        defer { unlink(temporary) }
        // A link, unlike a rename, never takes the place of what another process has put there meanwhile.
        guard link(temporary, path) == 0 || errno == EEXIST else { throw failed("written") }
        guard let text = try read() else { throw failed("read") }
        syncFolder()
        return text
    }

    /// The text of the file; nil if there is none.
    /// - Throws: ``TrustError`` if it can't be read, others may read it, or it is not UTF-8.
    func read() throws(TrustError) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failed("read")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try check(descriptor)
        let data: Data
        do { data = try handle.read(upToCount: Self.byteLimit + 1) ?? Data() } catch { throw failed("read", error) }
        guard data.count <= Self.byteLimit, let text = String(validating: data, as: UTF8.self) else {
            throw TrustError(code, "\(path) is not a text file of at most 1 MiB; put the right file there.")
        }
        return text
    }

    private func check(_ descriptor: Int32) throws(TrustError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failed("read") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw TrustError(code, "\(path) is not a file; move it away.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw TrustError(
                code, "Others on this machine may read or change \(path); close it with: chmod 600 '\(path)'")
        }
    }

    /// Makes the file with a text; false if there is one already, which stays as it is.
    func create(_ text: String) throws(TrustError) -> Bool {
        let temporary = try writeTemporary(text)
        defer { unlink(temporary) }
        guard link(temporary, path) == 0 else {
            if errno == EEXIST { return false }
            throw failed("written")
        }
        syncFolder()
        return true
    }

    /// When it was written last; nil if there is no file.
    var written: Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    /// Puts a text in the place of the file's, as a whole.
    func replace(with text: String) throws(TrustError) {
        let temporary = try writeTemporary(text)
        guard rename(temporary, path) == 0 else {
            let error = failed("written")
            unlink(temporary)
            throw error
        }
        syncFolder()
    }

    /// Takes the file away; that there is none is fine.
    func remove() throws(TrustError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failed("taken away") }
    }

    private func writeTemporary(_ text: String) throws(TrustError) -> String {
        try makeFolder()
        let temporary = "\(path).\(UUID().uuidString)"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed("written") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            unlink(temporary)
            throw failed("written", error)
        }
        return temporary
    }

    /// Makes the file's folder with mode 0700, where it is missing.
    func makeFolder() throws(TrustError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw TrustError(code, "The folder \(folder) can't be made.", cause: error) }
    }

    /// After a power cut the name must be there as well as the bytes; a file system that can't promise it is used as it is.
    private func syncFolder() {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// The error for a file whose text is not what it should be.
    func broken(_ what: String, cause: any Error) -> TrustError {
        TrustError(
            code, "The \(what) in \(path) is damaged; put back a copy, or move it away to start with a new one.",
            cause: cause)
    }

    private func failed(_ done: String, _ cause: (any Error)? = nil) -> TrustError {
        let reason = cause?.localizedDescription ?? String(cString: strerror(errno))
        return TrustError(code, "\(path) can't be \(done): \(reason).", cause: cause)
    }
}
