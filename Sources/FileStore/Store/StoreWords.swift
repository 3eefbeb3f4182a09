import ChatModel
import Foundation

/// What is said of a hub's files; people at other machines read it, so it names no place on the hub's disk.
extension FileStoreError {
    static let storeClosed = FileStoreError(.closed, "The hub stops; try again when it is back.")
    static let storeBusy = FileStoreError(.busy, "The hub has too many files to look after; try again in a moment.")
    static let tooManyHalves = FileStoreError(
        .busy, "The hub has as many unfinished uploads as it keeps; try again later.")
    static let tooManyOfYours = FileStoreError(
        .busy, "You have as many unfinished uploads on the hub as it keeps; finish one, or give one up.")
    static let noSuchStoredFile = FileStoreError(.noSuchFile, "There is no such file on the hub, or not any more.")
    static let noSharedFolder = FileStoreError(.noSuchFile, "This hub shares no folder, or it is not there now.")
    static let notPlaced = FileStoreError(.wrongPlace, "Nothing is being put under that number; begin again.")
    static let wrongPlace = FileStoreError(.wrongPlace, "Those bytes do not follow the ones before them; begin again.")
    static let tooMuchCame = FileStoreError(
        .differs, "More came of this file than it was said to have; it may have changed, so send it anew.")
    static let otherFile = FileStoreError(
        .differs, "What came is not the file that it was said to be; it may have changed, so send it anew.")
    static let changedFile = FileStoreError(
        .changed, "The file was changed on the hub since it was opened; fetch it anew.")
    static let damaged = FileStoreError(
        .failed, "The hub's copy of that file is damaged; ask whoever sent it to send it again.")
    static let noSpace = FileStoreError(
        .noSpace, "The hub's disk has no room for this file; ask its owner to make some.")
    static let noSpaceLeft = FileStoreError(
        .noSpace, "The hub's disk has no room left; what came is kept, so go on when its owner has made some.")

    static func tooLarge(_ limit: UInt64) -> FileStoreError {
        FileStoreError(.tooLarge, "The file is too large: this hub takes files of up to \(words(limit)).")
    }

    static func overQuota(left: UInt64) -> FileStoreError {
        FileStoreError(
            .tooLarge, "Your files on this hub would be too many: you have \(words(left)) left; take some back first.")
    }

    static func overTotal(left: UInt64) -> FileStoreError {
        FileStoreError(
            .tooLarge, "The files on this hub would be too many: it has \(words(left)) left; ask its owner for more.")
    }

    /// Something of the hub's that can't be read; the reason is a number of `errno`.
    static func storeReading(_ reason: CInt) -> FileStoreError {
        switch reason {
        case ENOENT, ENOTDIR, ELOOP: .noSuchStoredFile
        case EACCES, EPERM:
            FileStoreError(
                .notAllowed, "The hub may not read that file itself; ask its owner.", cause: posix(reason))
        case EMFILE, ENFILE: FileStoreError(.busy, storeBusy.message, cause: posix(reason))
        default:
            FileStoreError(
                .failed, "The hub can't read that file: \(String(cString: strerror(reason))).", cause: posix(reason))
        }
    }

    /// Something of the hub's that can't be written; the reason is a number of `errno`.
    static func storeWriting(_ reason: CInt) -> FileStoreError {
        let cause = posix(reason)
        return switch reason {
        case ENOSPC, EDQUOT:
            FileStoreError(
                .full, "The hub's disk is full; what came is kept, so go on when its owner has made room.",
                cause: cause)
        case EROFS:
            FileStoreError(.readOnly, "The hub's disk can only be read; ask its owner to see to it.", cause: cause)
        case EACCES, EPERM:
            FileStoreError(
                .readOnly, "The hub may not write into its own folder; ask its owner to see to it.", cause: cause)
        case EFBIG:
            FileStoreError(.tooLarge, "The file is larger than the hub's disk takes.", cause: cause)
        case EMFILE, ENFILE: FileStoreError(.busy, storeBusy.message, cause: cause)
        default:
            FileStoreError(
                .failed, "The hub can't write that file: \(String(cString: strerror(reason))).", cause: cause)
        }
    }

    private static func posix(_ reason: CInt) -> (any Error)? {
        POSIXErrorCode(rawValue: reason).map { POSIXError($0) }
    }

    /// A count of bytes for people, in the units of the hub's settings, never more than it is: "512 bytes", "1.5 MB".
    private static func words(_ bytes: UInt64) -> String {
        guard bytes >= 1_000 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
        let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
        var (tenths, unit) = (bytes / 100, 0)
        while tenths >= 10_000, unit + 1 < units.count { (tenths, unit) = (tenths / 1_000, unit + 1) }
        return "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)") \(units[unit])"
    }
}
