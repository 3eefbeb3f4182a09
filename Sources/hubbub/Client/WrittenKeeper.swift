import Logging
import Profile

/// Keeps on disk what was written, beside the loop, so that it is found again in the next run.
struct WrittenKeeper {
    private let file: WrittenFile
    private let logger: Logger
    private var writing: Task<Void, Never>?

    init(_ paths: ProfilePaths, logger: Logger) {
        file = WrittenFile(path: paths.written)
        self.logger = logger
    }

    /// What earlier runs left; what can't be read is logged, and the chat goes on.
    func recall() -> [String] {
        do { return try file.read() } catch {
            logger.error("\(error.message)")
            return []
        }
    }

    /// Keeps further lines.
    mutating func keep(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        writing = Task { [file, logger, writing] in
            await writing?.value
            do throws(ProfileError) { try file.add(lines) } catch { logger.error("\(error.message)") }
        }
    }

    /// Keeps further lines and waits until they are on the disk.
    mutating func end(_ lines: [String]) async {
        keep(lines)
        await writing?.value
    }
}
