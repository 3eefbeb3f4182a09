import Foundation

/// An open file or folder of the system's; what can go wrong leaves its reason in `errno`.
final class Descriptor {
    private var number: CInt

    init(_ number: CInt) { self.number = number }

    deinit { close() }

    var isOpen: Bool { number >= 0 }

    /// Whether it is a plain file.
    var isFile: Bool {
        var status = stat()
        return fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether nobody but its owner may change it.
    var isOwners: Bool {
        var status = stat()
        return fstat(number, &status) == 0 && status.st_mode & 0o022 == 0
    }

    /// Takes the advisory lock (flock), which ends with the process at the latest; false if somebody else has it.
    func lock(waiting: Bool) -> Bool {
        while flock(number, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 { guard errno == EINTR else { return false } }
        return true
    }

    /// Writes all of it; false if a part could not be written.
    func write(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// All bytes from the beginning, at most so many; nil if they can't be read.
    func read(upTo limit: Int) -> Data? {
        guard lseek(number, 0, SEEK_SET) == 0 else { return nil }
        let handle = FileHandle(fileDescriptor: number, closeOnDealloc: false)
        return (try? handle.read(upToCount: limit)) ?? Data()
    }

    /// Waits until the bytes are on the disk.
    func synchronize() -> Bool { fsync(number) == 0 }

    func truncate(to size: Int) -> Bool { ftruncate(number, off_t(size)) == 0 }

    func close() {
        if number >= 0 { _ = Foundation.close(number) }
        number = -1
    }
}
