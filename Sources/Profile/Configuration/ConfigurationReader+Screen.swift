import Assets
import ChatModel
import TOMLKit

/// The look, what of the writing others see, and the tables `[keys]`, `[aliases]` and `[terminal]`.
extension ConfigurationReader {
    func readScreen(_ table: TOMLTable, into configuration: inout Configuration) {
        configuration.theme = choice(table, "theme", of: Configuration.themes, in: [])
        configuration.typing = flag(table, "typing", in: [])
        configuration.keys = keys(table)
        configuration.aliases = aliases(table)
        guard let terminal = section(table, "terminal", in: []) else { return }
        check(terminal, ["notify", "mouse", "ambiguous"], in: ["terminal"])
        configuration.terminal.mouse = flag(terminal, "mouse", in: ["terminal"])
        configuration.terminal.ambiguous = width(terminal)
        configuration.terminal.notify = choice(
            terminal, "notify", of: Configuration.Terminal.notifications, in: ["terminal"])
    }

    /// The person's own commands; whether they can be such is for the client to say.
    private func aliases(_ table: TOMLTable) -> [Alias] {
        guard let aliases = section(table, "aliases", in: []) else { return [] }
        var read: [Alias] = []
        for name in aliases.keys.sorted() {
            guard let line = string(aliases, name, in: ["aliases"]) else { continue }
            read.append(Alias(name: name, line: line))
        }
        return read
    }

    /// A number of columns, or a word.
    private func width(_ terminal: TOMLTable) -> String? {
        let words = Configuration.Terminal.widths
        if let number = terminal["ambiguous"]?.int, words.contains(String(number)) { return String(number) }
        return choice(terminal, "ambiguous", of: words, in: ["terminal"])
    }

    /// What keys do; whether such keys and actions exist is for the screen to say.
    private func keys(_ table: TOMLTable) -> [Configuration.BoundKey] {
        guard let keys = section(table, "keys", in: []) else { return [] }
        let places = keys.keys.sorted().filter { keys[$0]?.table != nil }
        var bound = bindings(keys, in: ["keys"], leaving: places)
        for place in places {
            guard let table = section(keys, place, in: ["keys"]) else { continue }
            bound += bindings(table, in: ["keys", place], leaving: [])
        }
        return bound
    }

    private func bindings(
        _ table: TOMLTable, in section: [String], leaving others: [String]
    ) -> [Configuration.BoundKey] {
        var bound: [Configuration.BoundKey] = []
        for key in table.keys.sorted() where !others.contains(key) {
            guard let action = string(table, key, in: section) else { continue }
            bound.append(Configuration.BoundKey(table: section, key: key, action: action))
        }
        return bound
    }

    /// One of some words.
    private func choice(
        _ table: TOMLTable, _ key: String, of words: [String], in section: [String]
    ) -> String? {
        guard let word = string(table, key, in: section) else { return nil }
        guard words.contains(word) else {
            let all = words.map { "\"\($0)\"" }.joined(separator: ", ")
            note(.value(section + [key]), "\(key) is one of \(all)")
            return nil
        }
        return word
    }
}

extension Configuration {
    /// What `theme` can be.
    package static let themes = ["standard"] + Assets.themes.map(\.name)
}
