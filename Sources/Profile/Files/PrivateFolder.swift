import Foundation

/// A folder that is its owner's alone: mode 0700.
struct PrivateFolder {
    let path: String

    /// Makes it, with those above it, where they are missing.
    /// - Throws: ``ProfileError`` (`unwritable`).
    func make() throws(ProfileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ProfileError(.unwritable, "\(path) can't be made; check who owns the folder above it.", cause: error)
        }
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
