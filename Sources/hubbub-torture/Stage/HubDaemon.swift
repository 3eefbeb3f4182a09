import ChatModel
import Foundation
import Synchronization
import TestKit

/// The hub as a process that is killed and started again on the same port.
final class HubDaemon {
    /// How long it may take to stop, before it is killed.
    private static let patience = Duration.seconds(1)

    private let program: String
    private let home: String
    private let data: String
    private let isPlain: Bool
    private let log: FileHandle
    private var process: ChildProcess?
    private var hasEnded = Ended()
    /// Where it listens; 0 before its first start.
    private(set) var port: UInt16 = 0

    /// - Parameters:
    ///   - home: Where its log goes.
    ///   - data: Its data folder.
    init(program: String, home: String, data: String, isPlain: Bool) throws {
        (self.program, self.home, self.data, self.isPlain) = (program, home, data, isPlain)
        let path = home + "/hub.log"
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let log = FileHandle(forWritingAtPath: path)
        else { throw TortureError("\(path) can't be written.") }
        self.log = log
    }

    var address: HubAddress { .tcp(host: "127.0.0.1", port: port, plain: isPlain) }

    /// Starts it the first time and waits until it says where it listens.
    func begin() async throws {
        let output = try StreamPair()
        process = try start(output: output.writing)
        output.closeWriting()
        guard let line = await output.line(), let number = line.split(separator: ":").last.flatMap({ UInt16($0) })
        else { throw TortureError("The hub did not start; see \(home)/hub.log.") }
        port = number
    }

    /// Starts it again if it is not there, and waits for nothing.
    func start() throws {
        guard process == nil || hasEnded.flag.load(ordering: .acquiring) else { return }
        process = try start(output: log)
    }

    private func start(output: FileHandle) throws -> ChildProcess {
        let words = [
            program, "host", "--name", "torture", "--no-announce", "--data", data, "--listen", "127.0.0.1:\(port)",
        ]
        let process = try ChildProcess(
            words + (isPlain ? ["--insecure"] : []), environment: Programs.environment(home: home), output: output,
            errors: log)
        let ended = Ended()
        hasEnded = ended
        Task {
            _ = await process.status
            ended.flag.store(true, ordering: .releasing)
        }
        return process
    }

    /// Ends it with this signal, and waits until it is gone.
    func end(_ signal: Int32) async {
        guard let process else { return }
        self.process = nil
        let ended = hasEnded
        if !ended.flag.load(ordering: .acquiring) { process.signal(signal) }
        let impatience = Self.kill(process, after: Self.patience, unless: ended)
        _ = await process.status
        impatience.cancel()
    }

    private static func kill(
        _ process: ChildProcess, after time: Duration, unless ended: Ended
    ) -> Task<Void, any Error> {
        Task {
            try await Task.sleep(for: time)
            if !ended.flag.load(ordering: .acquiring) { process.signal(SIGKILL) }
        }
    }
}

/// Whether a process has ended by itself.
private final class Ended: Sendable {
    let flag = Atomic(false)
}
