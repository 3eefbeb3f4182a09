import ArgumentParser
import Foundation

/// The program: one command for each thing that people do with hubs.
@main struct Hubbub: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub",
        abstract: "Chat for the people on one network, in a terminal.",
        version: Version.number,
        subcommands: [HostCommand.self, SendCommand.self, TailCommand.self, PingCommand.self])

    static func main() async {
        // Writing to a pipe that nobody reads any more is an error to be handled, not a reason to be killed.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }

    func run() async throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            try Complaint("The chat needs a terminal; without one, use hubbub host, hubbub send or hubbub tail.").end()
        }
        print(Self.helpMessage())
    }
}
