import ArgumentParser
import Foundation
import Fuzzing

/// Writes the inputs of a door into a folder, a file each, for libFuzzer.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Write the inputs of each door into a folder of its own.")

    @Argument(help: "The folder in which a folder for each door is made.")
    var folder: String

    @Option(help: "The top of the project's folder.")
    var project = "."

    func run() throws {
        for body in FuzzBody.all {
            let place = URL(fileURLWithPath: folder).appending(path: body.name)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (index, input) in try Corpus(project: project).inputs(for: body).enumerated() {
                try Data(input).write(to: place.appending(path: "seed-\(index)"))
            }
            print(body.name)
        }
    }
}
