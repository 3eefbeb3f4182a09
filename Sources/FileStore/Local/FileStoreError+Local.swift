import Foundation

extension FileStoreError {
    /// A file of this machine's that can't be read; the reason is a number of `errno`.
    static func reading(_ path: String, _ reason: CInt) -> FileStoreError {
        switch reason {
        case ENOENT, ENOTDIR: local(.noSuchFile, "There is no file \(path); check the name.", reason)
        case EACCES, EPERM: local(.notAllowed, "\(path) may not be read by you; ask its owner.", reason)
        case ELOOP: local(.unfit, "\(path) is a link; name the file that it leads to.", reason)
        default: local(.failed, "\(path) can't be read: \(String(cString: strerror(reason))).", reason)
        }
    }

    /// Something of this machine's that can't be written; the reason is a number of `errno`.
    static func writing(_ path: String, _ reason: CInt) -> FileStoreError {
        switch reason {
        case ENOSPC, EDQUOT:
            local(.full, "The disk is full, so \(path) can't be written; make room there and fetch it again.", reason)
        case EROFS:
            local(.readOnly, "\(path) can't be written, as the disk can only be read; choose another folder.", reason)
        case EACCES, EPERM:
            local(.notAllowed, "You may not write \(path); choose another folder.", reason)
        case EFBIG:
            local(.tooLarge, "\(path) is larger than that disk takes; choose a folder on another one.", reason)
        case ELOOP, EEXIST, EISDIR, ENXIO:
            local(
                .unfit, "\(path) is in the way and is no plain file of yours; move it away and fetch the file again.",
                reason)
        default: local(.failed, "\(path) can't be written: \(String(cString: strerror(reason))).", reason)
        }
    }

    private static func local(_ code: Code, _ message: String, _ reason: CInt) -> FileStoreError {
        FileStoreError(code, message, cause: POSIXErrorCode(rawValue: reason).map { POSIXError($0) })
    }
}
