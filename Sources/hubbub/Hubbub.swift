import ArgumentParser
import Foundation

/// The program: one command for each thing that people do with hubs.
///
/// Every command says its name: where one does not, the parser asks the runtime for the name of its type, and that costs
/// each start of the program more than a millisecond.
@main struct Hubbub: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub",
        abstract: "Chat for the people on one network, in a terminal.",
        version: Version.number,
        subcommands: [
            ChatCommand.self, HostCommand.self, DiscoverCommand.self, SendCommand.self, TailCommand.self,
            SearchCommand.self, ExportCommand.self, PutCommand.self, GetCommand.self, FilesCommand.self,
            RunOnHubCommand.self, PingCommand.self, DoctorCommand.self, ScanCommand.self, TrustCommand.self,
            IdentityCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: ChatCommand.self)

    static func main() async {
        // Writing to a pipe that nobody reads any more is an error to be handled, not a reason to be killed.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
