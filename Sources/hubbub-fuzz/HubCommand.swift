import ArgumentParser
import Foundation

/// Attacks a running hub while ten honest clients chat, and counts what reaches them.
struct HubCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hub", abstract: "Attack a running hub while honest clients chat.")

    @Option(help: "For how long; or see --connections.")
    var seconds: Double?

    @Option(help: "After how many connections of attackers it ends, unless --seconds is given.")
    var connections = 2_000

    @Option(help: "The same seed makes the same attacks; a random one by default.")
    var seed: UInt64?

    @Option(help: "The top of the project's folder.")
    var project = "."

    @Option(help: "How many clients chat.")
    var clients = 10

    func run() async throws {
        let seed = seed ?? .random(in: 1...999_999)
        Self.say("seed \(seed)")
        let hub = try await FuzzedHub.start()
        do {
            let trial = HubTrial(
                hub: hub, clients: clients, end: seconds.map { .after(.seconds($0)) } ?? .connections(connections),
                project: project, seed: seed)
            let result = try await trial.run()
            await hub.stop()
            Self.say(result.line)
            guard result.isSound else { throw ExitCode.failure }
        } catch {
            await hub.stop()
            throw error
        }
    }

    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
