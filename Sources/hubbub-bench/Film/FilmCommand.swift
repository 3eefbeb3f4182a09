import ArgumentParser
import Foundation

/// `hubbub-bench film`: a recording of the demo as an animated picture.
struct FilmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "film", abstract: "Make an animated SVG of what .ci/demo recorded.",
        discussion: "The picture has no scripts, and loops.")

    @Argument(help: ArgumentHelp("What .ci/demo wrote down.", valueName: "recording"))
    var recording: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The picture's file.", valueName: "file"))
    var output: String

    @Option(help: "How long the last moment stays, in milliseconds.")
    var rest = 4_000

    @Option(help: "The most bytes that the picture may have.")
    var limit = 400_000

    func validate() throws {
        guard rest > 0, limit > 0 else { throw ValidationError("Times and sizes are whole numbers from 1 on.") }
    }

    func run() async throws {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: recording)), as: UTF8.self)
        let picture = Data(Film(try Recording(text), rest: rest).svg.utf8)
        guard picture.count <= limit else {
            throw BenchError("The picture has \(picture.count) bytes, more than the \(limit) that it may have.")
        }
        try picture.write(to: URL(fileURLWithPath: output), options: .atomic)
        print("\(output): \(picture.count) bytes")
    }
}
