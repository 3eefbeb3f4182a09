import Foundation

/// Where an export goes: standard output, or a file that has its name only once it is whole.
final class ExportFile {
    /// The most bytes that wait to be written.
    private static let bufferBytes = 1 << 16
    private let path: String?
    private let isForced: Bool
    private let descriptor: CInt
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// - Parameters:
    ///   - path: nil for standard output.
    ///   - isForced: whether a file of that name may be replaced.
    /// - Throws: ``Complaint`` if it can't be made.
    init(_ path: String?, isForced: Bool) throws {
        self.path = path
        self.isForced = isForced
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        try Self.check(path, isForced: isForced)
        let part = Self.part(path)
        descriptor = open(part, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failed(part, "made") }
        // What an export left that was ended by force is overwritten; one that is under way is not.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, ftruncate(descriptor, 0) == 0 else {
            close(descriptor)
            throw Complaint("Another export is writing \(part); wait for it, or name another file.")
        }
    }

    deinit { abandon() }

    private static func part(_ path: String) -> String { path + ".part" }

    private static func check(_ path: String, isForced: Bool) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Complaint("\(path) is not a plain file; name another.")
        }
        if !isForced { throw exists(path) }
    }

    func write(_ text: String) throws {
        buffer += text.utf8
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    private func flush() throws {
        var start = 0
        while start < buffer.count {
            let count = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                start += count
            } else if errno != EINTR {
                throw Self.failedWriting(path)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Everything is written: the file gets its name.
    func finish() throws {
        try flush()
        guard let path, isOpen else { return }
        guard fsync(descriptor) == 0 else { throw Self.failedWriting(path) }
        try giveName(path)
        isOpen = false
        close(descriptor)
    }

    private func giveName(_ path: String) throws {
        let part = Self.part(path)
        if isForced {
            guard rename(part, path) == 0 else { throw Self.failed(path, "made") }
            return
        }
        // A link, unlike a rename, never takes the place of what somebody has put there meanwhile.
        guard link(part, path) != 0 else {
            unlink(part)
            return
        }
        if errno == EEXIST { throw Self.exists(path) }
        // Some file systems have no links.
        try Self.check(path, isForced: false)
        guard rename(part, path) == 0 else { throw Self.failed(path, "made") }
    }

    /// Nothing comes of it: what was written is removed.
    func abandon() {
        guard let path, isOpen else { return }
        isOpen = false
        unlink(Self.part(path))
        close(descriptor)
    }

    private static func exists(_ path: String) -> Complaint {
        Complaint("\(path) is there already; name another file, or replace it with --force.")
    }

    private static func failed(_ path: String, _ done: String) -> Complaint {
        Complaint("\(path) can't be \(done): \(String(cString: strerror(errno))).")
    }

    private static func failedWriting(_ path: String?) -> Complaint {
        switch errno {
        case EPIPE: Complaint("Nobody reads the export any more, so it ended before its end.")
        case ENOSPC, EDQUOT:
            Complaint("The disk is full, so \(path ?? "the export") was not finished; make room there.")
        default: Complaint("\(path ?? "The output") can't be written: \(String(cString: strerror(errno))).")
        }
    }
}
