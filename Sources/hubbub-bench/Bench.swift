import ArgumentParser

/// `hubbub-bench`: what a hub costs and how fast it is, measured from outside.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub-bench",
        abstract:
            """
            Measures a hub: fan-out, latency, idle members, a slow reader, a long journal, files, and how fast it is found; \
            and the full-screen client. Makes a film of the demo, too.
            """,
        subcommands: [
            Measure.self, JournalCommand.self, FindCommand.self, FilesCommand.self, ClientCommand.self, HubCommand.self,
            FilmCommand.self,
        ],
        defaultSubcommand: Measure.self)
}
