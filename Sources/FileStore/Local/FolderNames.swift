import Foundation

/// Reads the names that stand in a folder one by one, `.` and `..` left out; those that are not UTF-8 too.
final class FolderNames {
    /// What a name stands for, as far as the folder itself says.
    enum Kind {
        case file
        case folder
        /// A link, a pipe, a device, a socket.
        case other
        case unknown
    }

    #if canImport(Darwin)
        private let stream: UnsafeMutablePointer<DIR>
    #else
        private let stream: OpaquePointer
    #endif

    /// Nil if the folder can't be read, with the reason in `errno`.
    init?(_ folder: LocalFile) {
        // A stream of its own place: the folder's descriptor would share it.
        let descriptor = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            return nil
        }
        self.stream = stream
    }

    deinit { closedir(stream) }

    /// The next name; nil at the end.
    func next() -> (name: String, kind: Kind)? {
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                    String(validatingCString: $0)
                }
            }
            guard let name, name != ".", name != ".." else { continue }
            return (name, Self.kind(Int32(entry.pointee.d_type)))
        }
        return nil
    }

    private static func kind(_ type: Int32) -> Kind {
        switch type {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_UNKNOWN): .unknown
        default: .other
        }
    }
}
