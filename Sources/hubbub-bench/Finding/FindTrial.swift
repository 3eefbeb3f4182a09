import ArgumentParser
import Foundation
import TestKit

/// A hub, and clients that are started one after the other until each lists it.
struct FindTrial {
    /// What looks for the hub.
    enum Client: String, Sendable {
        /// `hubbub discover`.
        case command
        /// The chat's list of hubs, on a terminal.
        case screen

        /// What there is to choose from on the command line.
        enum Choice: String, ExpressibleByArgument, Sendable {
            case command
            case screen
            case both
        }
    }

    /// What the hub is called; nothing else on a screen is.
    static let name = "found-by-bench"

    private let program: String
    private let hub: [String]
    private let client: [String]

    /// - Parameters:
    ///   - program: the program's file; nil for the one beside this one.
    ///   - hub: the words in front of the program on the hub's machine.
    ///   - client: the words in front of it on the clients' machine.
    init(program: String?, hub: [String], client: [String]) throws {
        self.program = try Self.program(program)
        self.hub = hub
        self.client = client
    }

    /// The program's file, or the one beside this one.
    static func program(_ given: String?) throws -> String {
        guard let file = given ?? Self.neighbour, FileManager.default.isExecutableFile(atPath: file) else {
            throw BenchError("There is no hubbub beside this program; build it, or say where it is with --program.")
        }
        return file
    }

    private static var neighbour: String? {
        Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("hubbub").path
    }

    /// Measures each kind of client in turn.
    func run(_ clients: [Client], starts: Int, _ print: (BenchResult) -> Void) async throws {
        let (host, guest) = (try TemporaryHome(), try TemporaryHome())
        let output = try StreamPair()
        let process = try ChildProcess(
            hub + [program, "host", "--ephemeral", "--name", Self.name], environment: host.environment,
            output: output.writing)
        output.closeWriting()
        do {
            guard await output.line()?.hasPrefix("listening ") == true else {
                throw BenchError("The hub does not start.")
            }
            for client in clients { print(try await measure(client, starts, guest)) }
        } catch {
            await end(process)
            throw error
        }
        await end(process)
    }

    private func end(_ process: ChildProcess) async {
        process.signal(SIGTERM)
        _ = await process.status
    }

    private func measure(_ kind: Client, _ starts: Int, _ home: TemporaryHome) async throws -> BenchResult {
        var times = Histogram()
        var missed: UInt64 = 0
        // The first start of all makes a key and folders, which no later one does.
        for number in 0...starts {
            let start = try FindStart(kind, client + [program], home)
            let time = await start.timeToRow()
            guard number > 0 else { continue }
            if let time { times.record(time) } else { missed += 1 }
        }
        var result = BenchResult("find, \(kind.rawValue)", times, over: .tls)
        result.lost = missed
        return result
    }
}

extension FindTrial.Client.Choice {
    /// One after the other.
    var clients: [FindTrial.Client] {
        switch self {
        case .command: [.command]
        case .screen: [.screen]
        case .both: [.command, .screen]
        }
    }
}
