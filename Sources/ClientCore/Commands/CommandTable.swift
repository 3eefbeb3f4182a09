/// A command as it is described: help, completion and parsing all come from here.
package struct CommandSpec: Hashable, Sendable {
    /// What stands behind the name.
    package enum Arguments: Hashable, Sendable {
        /// Nothing.
        case none
        /// One word, or nothing.
        case optionalWord
        /// One word.
        case word
        /// A line, or nothing.
        case optionalLine
        /// A line.
        case line
        /// A text of one or more lines.
        case text
        /// A text of one or more lines, or nothing.
        case optionalText
        /// One word, then a text of one or more lines.
        case wordAndText
    }

    package let name: CommandName
    /// Other names of it.
    package let aliases: [String]
    /// The arguments as help shows them; words in capitals stand for something.
    package let usage: String
    package let arguments: Arguments

    /// The catalogue's key of its one-line description.
    package var helpKey: String { "command.\(name.rawValue)" }

    /// Whether a text of several lines may stand behind it.
    var takesLines: Bool { [.text, .optionalText, .wordAndText].contains(arguments) }

    /// The line as one types it: `/msg NICK TEXT`.
    package var written: String { usage.isEmpty ? "/\(name.rawValue)" : "/\(name.rawValue) \(usage)" }
}

/// All commands.
package enum CommandTable {
    /// In the order in which help lists them.
    package static let all: [CommandSpec] = [
        spec(.help, "[COMMAND]", .optionalWord),
        spec(.join, "#ROOM", .word, ["j"]),
        spec(.leave, "[#ROOM]", .optionalWord, ["part"]),
        spec(.close, "", .none),
        spec(.msg, "NICK TEXT", .wordAndText),
        spec(.query, "NICK", .word),
        spec(.me, "TEXT", .text),
        spec(.say, "TEXT", .text),
        spec(.shrug, "[TEXT]", .optionalText),
        spec(.reply, "TEXT", .text),
        spec(.react, "SIGN", .word),
        spec(.edit, "[TEXT]", .optionalText),
        spec(.delete, "", .none),
        spec(.pin, "", .none),
        spec(.unpin, "[N]", .optionalWord),
        spec(.pins, "[N]", .optionalWord),
        spec(.search, "[WORDS]", .optionalLine),
        spec(.history, "[N]", .optionalWord),
        spec(.copy, "", .none),
        spec(.open, "", .none),
        spec(.go, "NAME", .line, ["switch", "buffer"]),
        spec(.nick, "NICK", .word),
        spec(.topic, "[TEXT | -]", .optionalLine),
        spec(.names, "", .none),
        spec(.who, "", .none),
        spec(.whois, "NICK", .word),
        spec(.list, "", .none),
        spec(.away, "[TEXT]", .optionalLine),
        spec(.back, "", .none),
        spec(.ignore, "[NICK]", .optionalWord),
        spec(.unignore, "NICK", .word),
        spec(.petname, "[NICK [NAME]]", .optionalLine),
        spec(.notify, "[all | mentions | none]", .optionalWord),
        spec(.kick, "WHO [WHY]", .line),
        spec(.ban, "WHO [TIME] [WHY]", .line),
        spec(.unban, "WHO", .line),
        spec(.bans, "[--hub]", .optionalWord, ["banned"]),
        spec(.mute, "WHO [TIME] [WHY]", .line),
        spec(.unmute, "WHO", .line),
        spec(.op, "NICK", .line),
        spec(.deop, "NICK", .line),
        spec(.invite, "NICK", .word),
        spec(.mode, "[SETTINGS]", .optionalLine),
        spec(.run, "[NAME [ARGUMENTS]]", .optionalLine),
        spec(.stop, "", .none),
        spec(.send, "PATH… [to #ROOM|@NICK]", .line, ["upload", "share"]),
        spec(.files, "[all | hub [PATH]]", .optionalLine),
        spec(.get, "[N|NAME|hub:NAME] [as PATH]", .optionalLine, ["download"]),
        spec(.view, "[N|NAME|hub:NAME]", .optionalLine),
        spec(.cancel, "[N | all]", .optionalWord),
        spec(.theme, "[NAME]", .optionalWord),
        spec(.bind, "[KEY [ACTION]]", .optionalLine),
        spec(.mouse, "", .none),
        spec(.alias, "[NAME [COMMAND]]", .optionalLine),
        spec(.unalias, "NAME", .word),
        spec(.set, "[NAME [VALUE]]", .optionalLine),
        spec(.ping, "[TEXT]", .optionalLine),
        spec(.time, "", .none),
        spec(.clear, "", .none),
        spec(.retry, "", .none),
        spec(.catchup, "", .none),
        spec(.motd, "", .none),
        spec(.hub, "", .none),
        spec(.version, "", .none),
        spec(.connect, "[HUB]", .optionalWord, ["hubs"]),
        spec(.reconnect, "", .none),
        spec(.disconnect, "", .none),
        spec(.quit, "", .none, ["bye", "q"]),
    ]

    private static let byWord: [String: CommandSpec] = all.reduce(into: [:]) { table, spec in
        for word in [spec.name.rawValue] + spec.aliases { table[word] = spec }
    }

    /// The command with this name or alias, in upper or lower case.
    package static func find(_ word: String) -> CommandSpec? { byWord[word.lowercased()] }

    /// The command's description.
    package static func spec(of name: CommandName) -> CommandSpec? { byWord[name.rawValue] }

    /// All names and aliases, in order of letters.
    package static let words: [String] = byWord.keys.sorted()

    /// The name or alias that a mistyped word is closest to, if it is close enough to be meant.
    /// - Parameter aliases: those of the person.
    package static func nearest(to word: String, _ aliases: Aliases = .none) -> String? {
        EditDistance.nearest(to: word, in: words + aliases.all.map(\.name))
    }

    private static func spec(
        _ name: CommandName, _ usage: String, _ arguments: CommandSpec.Arguments, _ aliases: [String] = []
    ) -> CommandSpec {
        CommandSpec(name: name, aliases: aliases, usage: usage, arguments: arguments)
    }
}
