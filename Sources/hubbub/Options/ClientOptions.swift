import ArgumentParser

/// What every command takes that speaks to a hub.
struct ClientOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What to be called; remembered from the chat otherwise.", valueName: "nick"))
    var nick: String?

    @Flag(help: "Trust a hub that was never met before, and remember its key.")
    var acceptNew = false

    @Option(
        help: ArgumentHelp("The password of a hub that asks for one: the first line of this file.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var profile: ProfileOptions
}

/// Whose files are used.
struct ProfileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Be a second person, with a key and settings of their own.", valueName: "name"))
    var profile: String?
}
