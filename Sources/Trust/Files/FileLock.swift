import Foundation

/// An exclusive lock among processes and threads, held from the making on until it is released.
struct FileLock {
    private let descriptor: Int32

    /// Waits until the lock is free.
    /// - Throws: ``TrustError`` if the lock's file can't be made.
    init(path: String) throws(TrustError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failed(path) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let error = Self.failed(path)
                close(descriptor)
                throw error
            }
        }
    }

    func release() { close(descriptor) }

    private static func failed(_ path: String) -> TrustError {
        TrustError(.knownHubs, "\(path) can't be locked: \(String(cString: strerror(errno))).")
    }
}
