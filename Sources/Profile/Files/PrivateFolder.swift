import Foundation

/// A folder that is its owner's alone: mode 0700.
struct PrivateFolder {
    let path: String

    /// Checks that nobody else may change what is in it, if it is there.
    /// - Throws: ``ProfileError`` (`open`) with how to close it.
    func check() throws(ProfileError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o022 != 0 else { return }
        throw ProfileError(
            .open, "Others on this machine may change what is in \(path); close it with: chmod 700 '\(path)'")
    }

    /// Makes it, with those above it, where they are missing.
    /// - Throws: ``ProfileError`` (`unwritable`, or `open` if it was there and others may change what is in it).
    func make() throws(ProfileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ProfileError(.unwritable, "\(path) can't be made; check who owns the folder above it.", cause: error)
        }
        try check()
    }
}

extension ProfileError {
    /// A file that could not be written, with the system's reason of this moment.
    static func unwritable(_ path: String) -> ProfileError {
        let reason = errno
        return ProfileError(
            .unwritable, "\(path) can't be written: \(String(cString: strerror(reason))).",
            cause: POSIXError(POSIXErrorCode(rawValue: reason) ?? .EIO))
    }
}
