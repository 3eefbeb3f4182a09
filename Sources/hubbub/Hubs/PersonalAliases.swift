import ChatModel
import ClientCore
import Profile

/// A person's own commands, as their settings say.
enum PersonalAliases {
    /// - Throws: `ProfileError` with line and column of each that can't be such a command.
    static func read(_ written: [Alias], from file: ConfigurationFile) throws(ProfileError) -> [Alias] {
        guard written.count <= ClientLimits.aliases else {
            throw file.mistake(
                at: .name(["aliases"]), "there can be at most \(ClientLimits.aliases) aliases; leave some out")
        }
        let mistakes = ConfigurationMistakes()
        var aliases: [Alias] = []
        for alias in written {
            try mistakes.note { () throws(ProfileError) in
                do throws(AliasFault) { aliases.append(try Aliases.check(alias.name, alias.line)) } catch {
                    throw file.mistake(at: place(of: error, alias), words(for: error))
                }
            }
        }
        try mistakes.end()
        return aliases
    }

    private static func place(of fault: AliasFault, _ alias: Alias) -> SettingPlace {
        switch fault {
        case .noName, .isCommand: .name(["aliases", alias.name])
        case .noCommand, .unfit: .value(["aliases", alias.name])
        }
    }

    private static func words(for fault: AliasFault) -> String {
        switch fault {
        case .noName(let name):
            "\"\(name)\" can't be the name of a command; it has at most 32 bytes, of letters, digits, - and _"
        case .isCommand(let name): "/\(name) is a command already; choose another name"
        case .noCommand(let word): "\"\(word)\" is no command; the line must begin with one, such as \"/join #lobby\""
        case .unfit(let limit): "a command of your own stands for one line of at most \(limit) bytes"
        }
    }
}
