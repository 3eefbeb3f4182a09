import Foundation
import Logging
import Synchronization

/// The client's log: the screen belongs to the chat, so what goes wrong beside it stands in a file of the state folder.
struct FileLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let file: LogFile

    /// - Parameter path: Made when something is logged, for its owner alone.
    init(path: String) { file = LogFile(path: path) }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        file.append("\(Clocks.wall().stamp) \(event.level): \(event.message)\n")
    }
}

/// A file that lines are added to.
private final class LogFile: Sendable {
    private let path: String
    private let descriptor = Mutex<CInt?>(nil)

    init(path: String) { self.path = path }

    deinit { descriptor.withLock { if let open = $0 { _ = close(open) } } }

    func append(_ line: String) {
        descriptor.withLock { descriptor in
            let file = descriptor ?? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard file >= 0 else { return }
            descriptor = file
            let bytes = Array(line.utf8)
            _ = write(file, bytes, bytes.count)
        }
    }
}
