import Foundation
import TestKit
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

    /// The command that runs the program, in front of its own name; none for itself.
    private let wrapper: [String]

    init(within wrapper: [String] = []) throws {
        self.wrapper = wrapper
        home = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    private static let executable = beside("hubbub")

    /// An executable beside the test bundle.
    static func beside(_ name: String) -> URL {
        let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        let folder =
            bundle?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent()
        return folder.appendingPathComponent(name)
    }

    /// Starts the program with these streams.
    func start(
        _ arguments: [String], environment: [String: String] = [:], input: FileHandle = .nullDevice,
        output: FileHandle = .nullDevice, errors: FileHandle = .nullDevice
    ) throws -> ChildProcess {
        var variables = ["HOME": home.path, "USER": "tester", "LOGNAME": "tester", "TZ": "UTC"]
        variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        return try ChildProcess(
            wrapper + [Self.executable.path] + arguments, environment: variables.merging(environment) { $1 },
            input: input, output: output, errors: errors)
    }

    /// Runs the program to its end; kills it after a minute.
    @discardableResult
    func run(
        _ words: String..., arguments: [String] = [], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let (feed, output, errors) = (try StreamPair(), try StreamPair(), try StreamPair())
        let process = try start(
            words + arguments, environment: environment, input: feed.reading, output: output.writing,
            errors: errors.writing)
        feed.closeReading()
        output.closeWriting()
        errors.closeWriting()
        let deadline = DispatchWorkItem { process.signal(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: deadline)
        async let said = output.all()
        async let complained = errors.all()
        async let fed: Void = feed.fill(with: input)
        let status = await process.status
        deadline.cancel()
        await fed
        return Outcome(status: status, output: await said, errors: await complained)
    }
}

/// A hub that runs as a process, with its folder.
final class RunningHub: Sendable {
    /// What it said about its first address.
    let address: String
    private let process: ChildProcess

    private init(process: ChildProcess, address: String) {
        self.process = process
        self.address = address
    }

    deinit { process.signal(SIGKILL) }

    var pid: pid_t { process.pid }

    /// Starts a hub and waits until it is ready.
    static func start(_ program: Program, _ arguments: String...) async throws -> RunningHub {
        try await start(program, arguments: arguments)
    }

    static func start(_ program: Program, arguments: [String]) async throws -> RunningHub {
        let output = try StreamPair()
        let process = try program.start(["host"] + arguments, output: output.writing)
        output.closeWriting()
        let line = await output.line()
        let address = try #require(line).replacing("listening ", with: "")
        return RunningHub(process: process, address: address)
    }

    /// Sends it a signal and waits until it has ended; its exit status.
    @discardableResult
    func end(_ signal: Int32 = SIGTERM) async -> Int32 {
        process.signal(signal)
        return await process.status
    }

    /// The address with its scheme taken off.
    var place: String { address.split(separator: "/").last.map(String.init) ?? address }
    var port: String { address.split(separator: ":").last.map(String.init) ?? "" }
}
