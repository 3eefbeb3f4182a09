import ArgumentParser

/// `hubbub-fuzz`: bytes that nobody should send, into every door and into a running hub.
@main
struct Fuzz: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub-fuzz",
        abstract: "Tries every parser, or a running hub, with bytes that nobody should send.",
        subcommands: [DoorsCommand.self, CorpusCommand.self, HubCommand.self], defaultSubcommand: DoorsCommand.self)
}
