import Foundation

/// A small file system that can be filled to its last byte.
struct Disk: Sendable {
    let path: String
    private var filler: String { path + "/filler" }

    /// Takes all the room that is left.
    func fill() throws {
        let file = open(filler, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw TortureError("The disk can't be filled: \(String(cString: strerror(errno))).") }
        defer { close(file) }
        for size in [1 << 20, 1 << 12, 1] {
            let bytes = [UInt8](repeating: 0, count: size)
            while write(file, bytes, size) > 0 {}
        }
    }

    /// Bytes of room that is left.
    var room: UInt64 {
        var found = statvfs()
        return statvfs(path, &found) == 0 ? UInt64(found.f_bavail) * UInt64(found.f_bsize) : 0
    }

    /// Gives the room back.
    func free() { unlink(filler) }
}
