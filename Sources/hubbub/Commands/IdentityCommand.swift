import ArgumentParser
import Foundation
import Profile
import Trust

/// `hubbub identity`: the person's own key.
struct IdentityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity", abstract: "Show your key, and take it to another computer.",
        discussion: """
            To every hub you are your key: nick, direct conversations and rights belong to it. On another computer you are \
            the same person once the key is there: hubbub identity export -o FILE here, hubbub identity import FILE there.
            """,
        subcommands: [Show.self, Export.self, Import.self])
}

extension IdentityCommand {
    /// `hubbub identity show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show your key's fingerprint and file.")

        @Flag(help: "Print a JSON object: fingerprint, file, since.")
        var json = false

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let file = UserKeyFile(path: try profile.paths().identity)
                let kept = try IdentityReport.kept(file)
                try Output.write(json ? [IdentityReport.json(kept, file.path)] : IdentityReport.lines(kept, file.path))
            }
        }
    }

    /// `hubbub identity export`.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Copy your private key into a file.")

        @Option(name: .shortAndLong, help: ArgumentHelp("The new file; - is standard output.", valueName: "file"))
        var output: String

        @Flag(help: "Replace the file if it is there.")
        var force = false

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let identity = try IdentityReport.kept(UserKeyFile(path: try profile.paths().identity)).identity
                if output == "-" {
                    try Output.write([try UserKeyFile.text(of: identity).trimmingCharacters(in: .newlines)])
                } else {
                    try UserKeyFile.write(identity, to: ProfilePaths.expand(output), isForced: force)
                }
                IdentityReport.warn()
            }
        }
    }

    /// `hubbub identity import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Become the person whose private key is in a file.")

        @Argument(help: "The file that hubbub identity export wrote; - is standard input.")
        var file: String

        @Flag(help: "Take the place of another key that is here; the old one is kept beside it.")
        var force = false

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let identity =
                    file == "-"
                    ? try UserKeyFile.identity(in: Self.input(), from: "The input")
                    : try UserKeyFile.identity(at: ProfilePaths.expand(file))
                let place = UserKeyFile(path: try profile.paths().identity)
                try Output.write([
                    IdentityReport.words(for: try place.put(identity, isForced: force), identity.id)
                ])
            }
        }

        /// More than any key has, and no more.
        private static func input() throws -> String {
            let data = try FileHandle.standardInput.read(upToCount: 64 * 1_024) ?? Data()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
