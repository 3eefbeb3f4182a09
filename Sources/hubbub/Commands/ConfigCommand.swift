import ArgumentParser
import ChatModel
import Foundation
import Profile

/// `hubbub config`: the settings file.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Write a settings file to begin with, or check the one you have.",
        subcommands: [Init.self, Check.self])
}

extension ConfigCommand {
    /// `hubbub config init`.
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Write a settings file in which everything is explained; never over one that is there.")

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let path = try profile.paths().configurationFile
                try ConfigurationFile(path: path).make()
                try Output.write(["Written: \(PlainText.printable(path, as: .line))"])
            }
        }
    }

    /// `hubbub config check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Say where the mistakes are, by line and column; exit code 1 if there is one.")

        @OptionGroup var profile: ProfileOptions

        func run() async throws {
            try await complaining {
                let file = ConfigurationFile(path: try profile.paths().configurationFile)
                let path = PlainText.printable(file.path, as: .line)
                guard file.isThere else {
                    return try Output.write(["There is no settings file \(path); hubbub config init writes one."])
                }
                try SettingsCheck(file: file).run()
                try Output.write(["No mistake in \(path)."])
            }
        }
    }
}
