import ArgumentParser
import Foundation

/// `hubbub-torture`: runs rounds and prints a line for each, and the totals.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Tortures a hub and ten clients.",
        discussion: "HUBBUB_TORTURE_SEED in the environment runs the world of that seed again.")

    @Option(help: "How many rounds.")
    var rounds = 200

    @Option(help: "After how many rounds a new hub is started.")
    var worldRounds = 20

    @Option(help: .hidden)
    var disk: String?

    @Flag(help: "Fill no disk.")
    var noDisk = false

    func run() async throws {
        if disk == nil, !noDisk {
            let program = Bundle.main.executableURL?.path ?? CommandLine.arguments[0]
            let reason = await SmallDisk.enter([program] + CommandLine.arguments.dropFirst())
            Self.say("No disk is filled: \(reason).")
        }
        let seed = ProcessInfo.processInfo.environment["HUBBUB_TORTURE_SEED"].flatMap { UInt64($0) }
        var tally = Tally()
        let first = seed ?? UInt64.random(in: 1...999_999)
        for (index, start) in stride(from: 0, to: rounds, by: worldRounds).enumerated() {
            let count = min(worldRounds, rounds - start)
            try await torture(seed: first + UInt64(index), rounds: count, into: &tally)
        }
        Self.say(tally.line)
        guard tally.isWhole else { throw ExitCode.failure }
    }

    private func torture(seed: UInt64, rounds: Int, into tally: inout Tally) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-torture-\(seed)-\(getpid())")
            .path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let world = try World(seed: seed, folder: folder, disk: disk.map(Disk.init), programs: try .find())
        do {
            try await world.begin()
            for number in 1...rounds {
                let start = ContinuousClock.now
                let round = try await world.round()
                tally.add(round)
                Self.say(tally.line(of: round, number: number, seed: seed, took: ContinuousClock.now - start))
                for finding in round.findings.prefix(20) { Self.say("  \(finding.kind.rawValue): \(finding.what)") }
                if !round.findings.isEmpty { break }
            }
        } catch {
            let room = disk.map { "On the small disk are \(Disk(path: $0).room) bytes left. " } ?? ""
            await world.end()
            world.keep()
            Self.say("HUBBUB_TORTURE_SEED=\(seed): \(error) \(room)Everything is left in \(folder).")
            throw ExitCode.failure
        }
        await world.end()
        tally.end()
        guard world.isWhole else {
            world.keep()
            return Self.say("HUBBUB_TORTURE_SEED=\(seed): everything is left in \(folder).")
        }
        world.remove()
    }

    /// Prints a line at once, also into a file.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
