import Foundation

/// What it takes to keep something on a disk for ever.
extension LocalFile {
    /// Cuts the file off behind so many bytes; false if that fails, with the reason in `errno`.
    func cut(to count: UInt64) -> Bool { ftruncate(descriptor, off_t(clamping: count)) == 0 }

    /// Waits until the disk has everything of the file, or of the folder's names; false if that fails, with the reason
    /// in `errno` (fsync(2), on macOS fcntl(2) F_FULLFSYNC).
    func settle() -> Bool {
        #if canImport(Darwin)
            // fsync(2) there leaves the bytes in the disk's own memory; not every file system knows better.
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
        #endif
        var result = fsync(descriptor)
        while result != 0, errno == EINTR { result = fsync(descriptor) }
        return result == 0
    }

    /// Takes a name out of this folder; false if that fails, with the reason in `errno`.
    @discardableResult
    func remove(_ name: String) -> Bool { unlinkat(descriptor, name, 0) == 0 }

    /// The folder of a name in this folder, which is made if it is not there; nil if that fails, with its reason in
    /// `errno`.
    func madeFolder(_ name: String) -> LocalFile? {
        guard mkdirat(descriptor, name, 0o700) == 0 || errno == EEXIST else { return nil }
        return folder(name)
    }

    /// Opens what stands in this folder under a name, if it is a plain file; nil if that fails, with its reason in
    /// `errno`.
    func plainFile(_ name: String, _ flags: CInt) -> LocalFile? {
        guard let file = opened(name, flags) else { return nil }
        guard let status = file.status, status.isFile else {
            errno = ENOENT
            return nil
        }
        return file
    }
}
