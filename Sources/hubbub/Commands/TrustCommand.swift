import ArgumentParser
import Trust

/// `hubbub trust`: the hubs whose keys were accepted.
struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Show and forget the hubs whose keys you accepted.",
        discussion: """
            A hub is what its key says, whatever its name and address. When a key has changed, nothing is sent; once the \
            owner has told you why, forget the old key, and the next meeting asks about the new one.
            """,
        subcommands: [List.self, Show.self, Forget.self])
}

extension TrustCommand {
    /// `hubbub trust list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the known hubs.")

        @Flag(help: "Print a JSON object a line: fingerprint, name, addresses, firstSeen, lastMet.")
        var json = false

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let hubs = try KnownHubsFile(profile.paths()).read().hubs
                try Output.write(json ? hubs.map(KnownHubReport.json) : KnownHubReport.table(hubs))
            }
        }
    }

    /// `hubbub trust show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show what is known of a hub.")

        @Argument(help: "The hub's name, address, or SHA256: fingerprint.")
        var hub: String

        @Flag(help: "Print a JSON object: fingerprint, name, addresses, firstSeen, lastMet.")
        var json = false

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let known = try KnownHubsFile(profile.paths()).read()
                let hub = try KnownHubChoice(hub).only(in: known)
                try Output.write(json ? [KnownHubReport.json(hub)] : KnownHubReport.lines(hub))
            }
        }
    }

    /// `hubbub trust forget`.
    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: """
                Forget a hub's key and what is remembered of its password; the next meeting asks about the key that is \
                met then.
                """)

        @Argument(help: "The hub's name, address, or SHA256: fingerprint.")
        var hub: String

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let paths = try profile.paths()
                let file = KnownHubsFile(paths)
                let gone = try KnownHubChoice(hub).only(in: file.read())
                let wasThere = try file.update { (hubs) throws(TrustError) in hubs.forget(gone.hub) }
                guard wasThere else { throw Complaint("Another program has just forgotten that hub.") }
                try RememberedSecretsFile(path: paths.secrets).forget(gone.hub)
                try Output.write([KnownHubReport.forgotten(gone)])
            }
        }
    }
}
