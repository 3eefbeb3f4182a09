import ArgumentParser
import Foundation

/// `hubbub-bench files`: a large file through a hub and back, beside the tools that people use for that.
struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "Measure a large file through put and get, and the room meanwhile.",
        discussion: """
            A hub and its clients run as processes on loopback, while 200 messages a second are said in the same room. \
            Memory is the most that each process had at any moment. scp and nc carry the same file where they are \
            there, while the room talks just so; scp goes by way of an sshd of our own, with TLS' kind of work on both \
            sides, nc without any. As root, sshd wants the folder /run/sshd, which its service makes.
            """)

    @Option(help: "The size of the file, in MiB.")
    var size = 4_096

    @Option(help: "Messages a second meanwhile.")
    var rate = 200

    @Option(help: "How many listen to them.")
    var receivers = 20

    @Option(help: "Where the files are, with room for four times the size; a temporary folder by default.")
    var folder: String?

    func validate() throws {
        guard size > 0, size <= 1 << 20, rate > 0, receivers > 0 else {
            throw ValidationError("Sizes are whole numbers from 1 on.")
        }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let base = folder ?? FileManager.default.temporaryDirectory.path
        let place = base + "/hubbub-bench-files-\(getpid())"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let trial = FilesTrial(bytes: size << 20, rate: rate, receivers: receivers, folder: place)
        try await trial.run { print($0) }
    }
}
