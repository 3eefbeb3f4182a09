import Foundation
import Synchronization
import TestKit

/// A large file that is put and fetched while a room talks.
struct FilesTrial: Sendable {
    let bytes: Int
    let rate: Int
    let receivers: Int
    let folder: String

    private var source: String { folder + "/file.bin" }

    private var environment: [String: String] {
        var variables = ["HOME": folder, "USER": "bench", "LOGNAME": "bench"]
        for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = ProcessInfo.processInfo.environment[name] }
        return variables
    }

    /// Measures everything, and says each finding as soon as it is there.
    func run(_ say: (String) -> Void) async throws {
        try write()
        let program = try Self.program()
        try await withHub(program, in: "hub") { hub, target in
            try await withHub(program, in: "other") { _, other in
                try await measure(program, hub, target, beside: other, say)
            }
        }
    }

    /// Two legs through the hub in which the room talks; and, to tell what the hub does from what any load on the same
    /// processors and disk does, the same two through another hub beside it.
    private func measure(
        _ program: String, _ hub: WatchedProcess, _ target: HubTarget, beside other: HubTarget, _ say: (String) -> Void
    ) async throws {
        let crowd = try Crowd(hub: target.address)
        let room = BenchRoom.fresh()
        try await crowd.gather(receivers + 2, talkers: 2) { _ in room }
        try await crowd.settle()
        let quiet = try await crowd.run(.rate(rate), seconds: 10, hub: target)
        say("quiet: \(Self.latency(quiet.listeners))")
        for (name, carrier) in [("", target), (" beside", other)] {
            let place = try Self.place(of: carrier)
            for leg in [["put", place, "#" + room, source], ["get", place, "file.bin", "-o", folder + "/got.bin"]] {
                let (end, heard) = try await carry([program] + leg + ["--accept-new"], crowd, target)
                guard end.status == 0 else { throw BenchError("hubbub \(leg[0]) ended with \(end.status).") }
                say(
                    "\(leg[0])\(name): \(speed(end.seconds)), client \(Self.mebibytes(end.peak)), hub "
                        + "\(Self.mebibytes(hub.peak)) at most; meanwhile \(Self.latency(heard))")
            }
            guard FileManager.default.contentsEqual(atPath: source, andPath: folder + "/got.bin") else {
                throw BenchError("What arrived is not what was put.")
            }
            try FileManager.default.removeItem(atPath: folder + "/got.bin")
        }
        for peer in FilesPeer.allCases { try await measure(peer, crowd, target, say) }
        try await crowd.disperse()
    }

    /// What others take for the same file in the same circumstances.
    private func measure(_ peer: FilesPeer, _ crowd: Crowd, _ target: HubTarget, _ say: (String) -> Void) async throws {
        let (seconds, heard) = try await talk(in: crowd, target) {
            try await peer.carry(source, in: folder, environment)
        }
        guard let seconds else { return say("\(peer.rawValue): not here") }
        say("\(peer.rawValue): \(speed(seconds)); meanwhile \(Self.latency(heard))")
    }

    /// Runs a command, and lets the room talk until it ends.
    private func carry(
        _ words: [String], _ crowd: Crowd, _ target: HubTarget
    ) async throws -> (WatchedProcess.End, Histogram) {
        try await talk(in: crowd, target) { try await WatchedProcess(words, environment: environment).end() }
    }

    /// Lets the room talk for as long as the body takes.
    private func talk<Result: Sendable>(
        in crowd: Crowd, _ target: HubTarget, _ body: @Sendable () async throws -> Result
    ) async throws -> (Result, Histogram) {
        let isOver = Mutex(false)
        async let result = {
            defer { isOver.withLock { $0 = true } }
            return try await body()
        }()
        var heard = Histogram()
        repeat {
            heard.add(try await crowd.run(.rate(rate), seconds: 1, hub: target).listeners)
        } while !isOver.withLock(\.self)
        return (try await result, heard)
    }

    /// Gives a hub with a data folder of its own to the body, and ends it.
    private func withHub(
        _ program: String, in name: String, _ body: (WatchedProcess, HubTarget) async throws -> Void
    ) async throws {
        let output = try StreamPair()
        let data = folder + "/" + name
        let words = ["host", "--listen", "127.0.0.1:0", "--no-announce", "--data", data, "--name", name]
        let hub = try WatchedProcess([program] + words, environment: environment, output: output.writing)
        output.closeWriting()
        let result: Result<Void, any Error>
        do {
            guard let line = await output.line(),
                let target = HubTarget(argument: line.replacing("listening ", with: ""))
            else { throw BenchError("The hub did not start.") }
            result = .success(try await body(hub, target))
        } catch { result = .failure(error) }
        hub.process.signal(SIGTERM)
        _ = await hub.process.status
        try result.get()
    }

    private func write() throws {
        guard FileManager.default.createFile(atPath: source, contents: nil),
            let file = FileHandle(forWritingAtPath: source)
        else { throw BenchError("\(source) can't be written.") }
        var random = SeededRandom(1)
        for _ in 0..<bytes >> 20 {
            var data = Data(capacity: 1 << 20)
            for _ in 0..<1 << 17 { withUnsafeBytes(of: random.next()) { data.append(contentsOf: $0) } }
            try file.write(contentsOf: data)
        }
        try file.close()
    }

    private static func program() throws -> String {
        guard let own = Bundle.main.executableURL else { throw BenchError("This program's file is not known.") }
        let path = own.deletingLastPathComponent().appendingPathComponent("hubbub").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchError("\(path) is missing; build it first, with: swift build")
        }
        return path
    }

    private static func place(of target: HubTarget) throws -> String {
        guard case .tcp(let host, let port, _) = target.address else { throw BenchError("The hub is not on TCP.") }
        return "\(host):\(port)"
    }

    private func speed(_ seconds: Double) -> String {
        let rate = Double(bytes) / 1_048_576 / seconds
        return "\((seconds * 10).rounded() / 10) s, \(Int(rate)) MiB/s"
    }

    private static func mebibytes(_ bytes: UInt64) -> String { "\(bytes >> 20) MiB" }

    private static func latency(_ heard: Histogram) -> String {
        func written(_ share: Double) -> String {
            heard.milliseconds(share).map { "\(($0 * 100).rounded() / 100)" } ?? "-"
        }
        return "p50 \(written(0.5)) ms, p99 \(written(0.99)) ms"
    }
}
