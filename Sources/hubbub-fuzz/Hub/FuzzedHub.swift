import ChatModel
import Foundation
import Synchronization
import TestKit

/// A hub as a process of its own, with TLS on loopback and without on a Unix socket.
final class FuzzedHub: Sendable {
    /// Its TLS port on loopback.
    let port: UInt16
    /// Its Unix socket.
    let socket: String
    private let process: ChildProcess
    private let home: String
    /// Whether it is gone.
    private let isGone = Mutex(false)

    private init(port: UInt16, socket: String, process: ChildProcess, home: String) {
        (self.port, self.socket, self.process, self.home) = (port, socket, process, home)
    }

    /// Starts the program beside this one, and waits until it listens.
    static func start() async throws -> FuzzedHub {
        let home = "/tmp/hubbub-fuzz-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let (output, socket) = (try StreamPair(), home + "/hub.sock")
        let words = [
            try program(), "host", "--name", "fuzzed", "--no-announce", "--data", home + "/data", "--listen",
            "127.0.0.1:0", "--unix", socket,
        ]
        var variables = ["HOME": home, "USER": "fuzz", "LOGNAME": "fuzz", "TZ": "UTC"]
        for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = ProcessInfo.processInfo.environment[name] }
        let process = try ChildProcess(words, environment: variables, output: output.writing)
        output.closeWriting()
        guard let line = await output.line(), let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw FuzzError("The hub did not start.")
        }
        let hub = FuzzedHub(port: port, socket: socket, process: process, home: home)
        Task {
            _ = await process.status
            hub.isGone.withLock { $0 = true }
        }
        return hub
    }

    private static func program() throws -> String {
        guard let own = Bundle.main.executableURL else { throw FuzzError("This program's file is not known.") }
        let hub = own.deletingLastPathComponent().appendingPathComponent("hubbub").path
        guard FileManager.default.isExecutableFile(atPath: hub) else {
            throw FuzzError("\(hub) is missing; build it first, with: swift build")
        }
        return hub
    }

    /// Whether it still runs.
    var isRunning: Bool { isGone.withLock { !$0 } }

    /// Its memory, in MiB; the second field of `statm`, in pages (proc(5)).
    var residentMiB: Double {
        let statm = (try? String(contentsOfFile: "/proc/\(process.pid)/statm", encoding: .ascii)) ?? ""
        let fields = statm.split(separator: " ")
        let pages = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
        return Double(pages * Int(sysconf(Int32(_SC_PAGESIZE)))) / 1_048_576
    }

    /// Ends it and removes what it left.
    func stop() async {
        if isRunning { process.signal(SIGTERM) }
        _ = await process.status
        try? FileManager.default.removeItem(atPath: home)
    }
}

/// What kept the trial from being made.
struct FuzzError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
