import ArgumentParser
import Foundation

/// The hub's own process: says where it listens, then answers each line on its input with what it has used so far;
/// ends when the input does.
struct HubCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hub", shouldDisplay: false)

    @Option var transport: Transport = .plain

    /// The folder of the hub's data; a temporary one without it.
    @Option var folder: String?

    func run() async throws {
        OpenFiles.raiseLimit()
        let hub = try await BenchHub.start(transport, folder: folder)
        say(hub.address.url)
        while readLine() != nil {
            let usage = try JSONEncoder().encode(Usage.now())
            say(String(decoding: usage, as: UTF8.self))
        }
        await hub.stop()
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
