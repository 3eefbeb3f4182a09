import Foundation

/// Somebody's home for as long as it is measured.
final class TemporaryHome: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The whole environment of a program of theirs.
    var environment: [String: String] {
        let outside = ProcessInfo.processInfo.environment
        var variables = [
            "HOME": folder.path, "USER": "bench", "LOGNAME": "bench", "TERM": "xterm-256color", "LANG": "C.UTF-8",
        ]
        for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = outside[name] }
        return variables
    }
}
