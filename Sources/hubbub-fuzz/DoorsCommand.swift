import ArgumentParser
import Foundation
import Fuzzing

/// Tries doors with the corpus and seeded changes of it.
struct DoorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doors", abstract: "Try parsers with changed inputs of the corpus (the default).")

    @Option(help: "Which doors: \(FuzzBody.all.map(\.name).joined(separator: ", ")). All by default.")
    var door: [String] = []

    @Option(help: "Seconds for each door; without it, so many inputs as --inputs says.")
    var seconds: Double?

    @Option(help: "Inputs for each door.")
    var inputs = 20_000

    @Option(help: "The same seed makes the same inputs; a random one by default.")
    var seed: UInt64?

    @Option(help: "The top of the project's folder.")
    var project = "."

    func run() throws {
        let seed = seed ?? .random(in: 1...999_999)
        for body in try chosen() {
            var run = try FuzzRun(body, corpus: Corpus(project: project).inputs(for: body), seed: seed)
            let start = ContinuousClock.now
            say("\(body.name): seed \(seed); after a trap the input is in \(run.inputPath)")
            try run.replay()
            if let seconds { try run.run(for: .seconds(seconds)) } else { try run.run(inputs) }
            say(
                "\(body.name): \(run.count) inputs in \((ContinuousClock.now - start).components.seconds) s, no finding"
            )
        }
    }

    private func chosen() throws -> [FuzzBody] {
        guard !door.isEmpty else { return FuzzBody.all }
        return try door.map { name in
            guard let body = FuzzBody.all.first(where: { $0.name == name }) else {
                throw ValidationError("There is no door \(name).")
            }
            return body
        }
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
