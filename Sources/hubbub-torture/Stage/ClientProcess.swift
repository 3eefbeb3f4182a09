import ChatModel
import Foundation
import TestKit
import Trust

/// One client as a process: started, killed and started again with the same folder.
final class ClientProcess {
    let name: String
    private let words: [String]
    private let folder: String
    private let log: FileHandle
    private var chance: Chance
    private var running: Running?
    private var read = 0

    private struct Running {
        let process: ChildProcess
        let input: StreamPair
        let output: StreamPair
    }

    /// - Parameter words: The program and what it is told of its errand.
    init(name: String, folder: String, words: [String], chance: Chance) throws {
        (self.name, self.folder, self.words, self.chance) = (name, folder, words, chance)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.createFile(atPath: folder + "/errors", contents: nil),
            let log = FileHandle(forWritingAtPath: folder + "/errors")
        else { throw TortureError("\(folder) can't be written.") }
        self.log = log
    }

    var isRunning: Bool { running != nil }

    /// The key of its person.
    var identity: UserIdentity { get throws { try UserIdentity.loadOrCreate(at: folder + "/user.key") } }

    func start() throws {
        guard running == nil else { return }
        let (input, output) = (try StreamPair(), try StreamPair())
        let process = try ChildProcess(
            words + ["--nick", name, "--folder", folder, "--seed", "\(chance.next())"],
            environment: Programs.environment(home: folder), input: input.reading, output: output.writing, errors: log)
        input.closeReading()
        output.closeWriting()
        running = Running(process: process, input: input, output: output)
    }

    func signal(_ number: Int32) { running?.process.signal(number) }

    /// Kills it, and waits until it is gone.
    func kill() async {
        guard let running else { return }
        self.running = nil
        running.process.signal(SIGKILL)
        _ = await running.process.status
        running.input.closeWriting()
    }

    func obey(_ order: Order) { if let running { Self.tell(order, by: running.input) } }

    /// A process that is gone takes no orders.
    private static func tell(_ order: Order, by input: StreamPair) {
        try? input.writing.write(contentsOf: Data((order.line + "\n").utf8))
    }

    /// Its next answer; it is killed if there is none in time.
    func reply(within time: Duration) async throws -> Reply {
        guard let running else { throw TortureError("\(name) is not there.") }
        let alarm = Self.alarm(after: time, running.process, running.input)
        defer { alarm.cancel() }
        while let line = await running.output.line() {
            if let reply = Reply(line: line) { return reply }
        }
        throw TortureError("\(name) did not answer in time, or ended; see \(folder)/errors.")
    }

    /// Has it explain itself when the time is over, then kills it.
    private static func alarm(
        after time: Duration, _ process: ChildProcess, _ input: StreamPair
    ) -> Task<Void, any Error> {
        Task {
            try await Task.sleep(for: time)
            tell(.explain, by: input)
            try await Task.sleep(for: .seconds(1))
            process.signal(SIGKILL)
        }
    }

    /// What it swore to since the last time.
    func testimonies() throws -> [Testimony] {
        guard let file = FileHandle(forReadingAtPath: folder + "/log") else { return [] }
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(read))
        let data = try file.readToEnd() ?? Data()
        // A line that is still being written is read the next time.
        guard let end = data.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        read += end + 1 - data.startIndex
        return String(decoding: data[...end], as: UTF8.self).split(separator: "\n").compactMap {
            Testimony(line: String($0))
        }
    }
}
