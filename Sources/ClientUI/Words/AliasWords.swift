import ChatModel
import ClientCore
import TerminalCore

extension Surroundings {
    /// Notices about the person's own commands; nil for others.
    func aliasSentence(for notice: Notice) -> String? {
        switch notice {
        case .aliasGiven(let alias, nil): words.text("alias.given", values(of: alias))
        case .aliasGiven(let alias, let settings?):
            words.text(
                "alias.given.settings", ["name": "/" + alias.name, "line": alias.line, "settings": settings])
        case .aliasTaken(let alias, isInSettings: false): words.text("alias.taken", values(of: alias))
        case .aliasTaken(let alias, isInSettings: true): words.text("alias.taken.settings", values(of: alias))
        case .noAlias(let name): words.text("alias.unknown", ["name": name])
        case .tooManyAliases(let limit): words.text("alias.toomany", ["count": String(limit)])
        default: nil
        }
    }

    /// The person's own commands, a line each.
    func list(of aliases: [Alias]) -> [String] {
        guard !aliases.isEmpty else { return [words.text("alias.none")] }
        let width = min(16, aliases.map { DisplayWidth.of($0.name) + 1 }.max() ?? 0)
        return [words.text("alias.list", count: aliases.count)]
            + aliases.map { "  \(("/" + $0.name).padded(to: width))  \($0.line)" }
    }

    /// Why something can't be an alias.
    func sentence(for fault: AliasFault) -> String {
        switch fault {
        case .noName(let name): words.text("alias.noname", ["name": name])
        case .isCommand(let name): words.text("alias.iscommand", ["name": "/" + name])
        case .noCommand(let word): words.text("alias.nocommand", ["word": word])
        case .unfit(let limit): words.text("alias.unfit", ["count": String(limit)])
        }
    }

    private func values(of alias: Alias) -> KeyValuePairs<String, String> {
        ["name": "/" + alias.name, "line": alias.line]
    }
}
