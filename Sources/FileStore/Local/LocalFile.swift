import Foundation

/// An open file or folder of this machine's; closed with the last reference to it.
final class LocalFile: Sendable {
    let descriptor: CInt

    /// Takes over an open descriptor.
    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens a path as the person wrote it: links in it are theirs, and are followed.
    /// - Throws: ``FileStoreError`` in the words for reading.
    static func open(_ path: String, _ flags: CInt = O_RDONLY) throws(FileStoreError) -> LocalFile {
        // Without O_NONBLOCK a pipe with a name would hold us until somebody writes into it.
        let descriptor = Foundation.open(path, flags | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .reading(path, errno) }
        return LocalFile(descriptor)
    }

    /// Opens what stands in this folder under a name, and is no link; nil if that fails, with its reason in `errno`.
    func opened(_ name: String, _ flags: CInt, mode: mode_t = 0o600) -> LocalFile? {
        let descriptor = openat(self.descriptor, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
        return descriptor >= 0 ? LocalFile(descriptor) : nil
    }

    /// The folder of a name in this folder, if it is one and no link.
    func folder(_ name: String) -> LocalFile? { opened(name, O_RDONLY | O_DIRECTORY) }

    /// What the system knows of it; nil if it can't say.
    var status: stat? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status : nil
    }

    /// What the system knows of a name in this folder, a link itself and not where it leads.
    func status(of name: String) -> stat? {
        var status = stat()
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// The bytes from an offset on, so many or fewer; nil if they can't be read, with the reason in `errno`.
    func read(at offset: UInt64, count: Int) -> [UInt8]? {
        var isRead = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                guard let base = buffer.baseAddress else { break }
                let got = pread(descriptor, base + filled, count - filled, off_t(clamping: offset) + off_t(filled))
                if got < 0, errno == EINTR { continue }
                isRead = got >= 0
                guard got > 0 else { break }
                filled += got
            }
        }
        return isRead ? bytes : nil
    }

    /// Writes all bytes at an offset; false if that fails, with the reason in `errno`.
    func write(_ bytes: [UInt8], at offset: UInt64) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(clamping: offset) + off_t(done))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    /// The names that stand in this folder, in no order, `.` and `..` left out; nil for one that is not UTF-8. Nil
    /// instead of all if they can't be read, with the reason in `errno`.
    func names() -> [String?]? {
        // A stream of its own place: the descriptor's would be shared with it.
        guard let copy = opened(".", O_RDONLY | O_DIRECTORY) else { return nil }
        let duplicate = dup(copy.descriptor)
        guard duplicate >= 0, let stream = fdopendir(duplicate) else {
            if duplicate >= 0 { close(duplicate) }
            return nil
        }
        defer { closedir(stream) }
        var names: [String?] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                    String(validatingCString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// How many bytes the disk under it can still take from this user; nil if the system does not say.
    var room: UInt64? {
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { return nil }
        return UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
    }
}

extension stat {
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
