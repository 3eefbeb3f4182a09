import Foundation
import Synchronization
import Testing

/// The built program, run as a person runs it, with a home of its own.
final class Program: Sendable {
    /// What a run that ended left behind.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// A person's home folder; everything of theirs is under it.
    let home: URL

    init() throws {
        home = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    /// The executable beside the test bundle.
    private static let executable: URL = {
        let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        let folder =
            bundle?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent()
        return folder.appendingPathComponent("hubbub")
    }()

    /// A process of the program, not started yet.
    func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        var variables = ["HOME": home.path, "USER": "tester", "LOGNAME": "tester", "TZ": "UTC"]
        variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        process.environment = variables.merging(environment) { $1 }
        return process
    }

    /// Runs the program to its end; kills it after a minute.
    @discardableResult
    func run(
        _ words: String..., arguments: [String] = [], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let process = process(words + arguments, environment: environment)
        let (output, errors, feed) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = feed
        let ended = process.ended
        try process.run()
        async let out = output.all()
        async let err = errors.all()
        async let fed: Void = feed.fill(with: input)
        let deadline = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: deadline)
        await ended.value
        deadline.cancel()
        await fed
        return Outcome(status: process.terminationStatus, output: await out, errors: await err)
    }
}

extension Process {
    /// Done when the process has ended; to be asked for before it runs.
    var ended: Task<Void, Never> {
        let (stream, end) = AsyncStream<Void>.makeStream()
        terminationHandler = { @Sendable _ in end.finish() }
        return Task { for await _ in stream {} }
    }
}

extension Pipe {
    /// Everything that comes until the other side closes it.
    func all() async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable [fileHandleForReading] in
                let data = (try? fileHandleForReading.readToEnd()) ?? Data()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }

    func fill(with text: String) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable [fileHandleForWriting] in
                try? fileHandleForWriting.write(contentsOf: Data(text.utf8))
                try? fileHandleForWriting.close()
                continuation.resume()
            }
        }
    }

    /// The next line; nil at the end.
    func line() async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable [fileHandleForReading] in
                var bytes: [UInt8] = []
                while let byte = try? fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
                    bytes.append(byte)
                }
                continuation.resume(returning: bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}

/// A hub that runs as a process, with its folder.
final class RunningHub: Sendable {
    /// What it said about its first address.
    let address: String
    private let process: Mutex<Process>
    private let ended: Task<Void, Never>
    let pid: pid_t

    private init(process: Process, ended: Task<Void, Never>, address: String) {
        pid = process.processIdentifier
        self.process = Mutex(process)
        self.ended = ended
        self.address = address
    }

    deinit { kill(pid, SIGKILL) }

    /// Starts a hub and waits until it is ready.
    static func start(_ program: Program, _ arguments: String...) async throws -> RunningHub {
        let process = program.process(["host"] + arguments)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let ended = process.ended
        try process.run()
        let line = await output.line()
        let address = try #require(line).replacing("listening ", with: "")
        return RunningHub(process: process, ended: ended, address: address)
    }

    /// Sends it a signal and waits until it has ended; its exit status.
    @discardableResult
    func end(_ signal: Int32 = SIGTERM) async -> Int32 {
        kill(pid, signal)
        await ended.value
        return process.withLock { $0.terminationStatus }
    }

    /// The address with its scheme taken off.
    var place: String { address.split(separator: "/").last.map(String.init) ?? address }
    var port: String { address.split(separator: ":").last.map(String.init) ?? "" }
}
