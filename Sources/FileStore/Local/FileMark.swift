import Foundation

/// By what a file is known again as the one that it was: another size, time of change, or place on the disk is another.
struct FileMark: Hashable, Sendable {
    let size: UInt64
    /// Of the last change, in seconds and nanoseconds.
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt64
    let device: UInt64

    init(_ status: stat) {
        size = UInt64(clamping: status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        device = UInt64(truncatingIfNeeded: status.st_dev)
    }

    /// As text, to be kept over a restart.
    var text: String { "\(size) \(seconds).\(nanoseconds) \(device):\(inode)" }
}
