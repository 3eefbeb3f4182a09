import ArgumentParser

/// `hubbub-torture`: kills, cuts, stalls and fills while people talk, and counts what is lost or comes twice.
@main
struct Torture: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub-torture", abstract: "Tortures a hub and its clients, and counts what is lost.",
        subcommands: [RunCommand.self, FilesCommand.self, ClientCommand.self], defaultSubcommand: RunCommand.self)
}
