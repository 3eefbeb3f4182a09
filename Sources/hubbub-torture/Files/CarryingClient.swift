import Foundation
import Synchronization
import TestKit

/// A command that carries a file: killed and started again with the same words, until it has ended by itself.
final class CarryingClient {
    /// Where its complaints are.
    let log: String
    private let words: [String]
    private let home: String
    private let errors: FileHandle
    /// Hears that it has ended by itself.
    private let onEnd: @Sendable () -> Void
    private var process: ChildProcess?
    private var life = Life()

    /// What became of one process.
    private final class Life: Sendable {
        let isKilled = Atomic(false)
        let hasEnded = Atomic(false)
    }

    init(program: String, words: [String], home: String, onEnd: @escaping @Sendable () -> Void) throws {
        (self.words, self.home, self.onEnd, log) = ([program] + words, home, onEnd, home + "/errors")
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.createFile(atPath: log, contents: nil),
            let errors = FileHandle(forWritingAtPath: log)
        else { throw TortureError("\(log) can't be written.") }
        self.errors = errors
    }

    /// Whether it has ended by itself.
    var hasEnded: Bool { life.hasEnded.load(ordering: .acquiring) }

    func start() throws {
        let process = try ChildProcess(
            words, environment: Programs.environment(home: home), errors: errors)
        let life = Life()
        (self.process, self.life) = (process, life)
        Task { [onEnd] in
            _ = await process.status
            guard !life.isKilled.load(ordering: .acquiring) else { return }
            life.hasEnded.store(true, ordering: .releasing)
            onEnd()
        }
    }

    /// Kills it and starts it again.
    func restart() async throws {
        guard let process, !hasEnded else { return }
        life.isKilled.store(true, ordering: .releasing)
        process.signal(SIGKILL)
        _ = await process.status
        try start()
    }

    /// Waits for its end; its exit status.
    func end() async -> Int32 { await process?.status ?? -1 }
}
