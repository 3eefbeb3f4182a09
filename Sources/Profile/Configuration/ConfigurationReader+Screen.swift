import Assets
import ChatModel
import TOMLKit

/// The look, what of the writing others see, and the tables `[keys]`, `[aliases]` and `[terminal]`.
extension ConfigurationReader {
    /// - Throws: ``ProfileError``.
    func readScreen(_ table: TOMLTable, into configuration: inout Configuration) throws(ProfileError) {
        configuration.theme = try choice(table, "theme", of: Configuration.themes, in: [])
        configuration.typing = try flag(table, "typing", in: [])
        configuration.keys = try keys(table)
        configuration.aliases = try aliases(table)
        guard let terminal = try section(table, "terminal", in: []) else { return }
        try check(terminal, ["notify", "mouse", "ambiguous"], in: ["terminal"])
        configuration.terminal.mouse = try flag(terminal, "mouse", in: ["terminal"])
        configuration.terminal.ambiguous = try width(terminal)
        configuration.terminal.notify = try choice(
            terminal, "notify", of: Configuration.Terminal.notifications, in: ["terminal"])
    }

    /// The person's own commands; whether they can be such is for the client to say.
    private func aliases(_ table: TOMLTable) throws(ProfileError) -> [Alias] {
        guard let aliases = try section(table, "aliases", in: []) else { return [] }
        var read: [Alias] = []
        for name in aliases.keys.sorted() {
            guard let line = try string(aliases, name, in: ["aliases"]) else { continue }
            read.append(Alias(name: name, line: line))
        }
        return read
    }

    /// A number of columns, or a word.
    private func width(_ terminal: TOMLTable) throws(ProfileError) -> String? {
        let words = Configuration.Terminal.widths
        if let number = terminal["ambiguous"]?.int, words.contains(String(number)) { return String(number) }
        return try choice(terminal, "ambiguous", of: words, in: ["terminal"])
    }

    /// What keys do; whether such keys and actions exist is for the screen to say.
    private func keys(_ table: TOMLTable) throws(ProfileError) -> [Configuration.BoundKey] {
        guard let keys = try section(table, "keys", in: []) else { return [] }
        let places = keys.keys.sorted().filter { keys[$0]?.table != nil }
        var bound = try bindings(keys, in: ["keys"], leaving: places)
        for place in places {
            guard let table = try section(keys, place, in: ["keys"]) else { continue }
            bound += try bindings(table, in: ["keys", place], leaving: [])
        }
        return bound
    }

    private func bindings(
        _ table: TOMLTable, in section: [String], leaving others: [String]
    ) throws(ProfileError) -> [Configuration.BoundKey] {
        var bound: [Configuration.BoundKey] = []
        for key in table.keys.sorted() where !others.contains(key) {
            guard let action = try string(table, key, in: section) else { continue }
            bound.append(Configuration.BoundKey(table: section, key: key, action: action))
        }
        return bound
    }

    /// One of some words.
    private func choice(
        _ table: TOMLTable, _ key: String, of words: [String], in section: [String]
    ) throws(ProfileError) -> String? {
        guard let word = try string(table, key, in: section) else { return nil }
        guard words.contains(word) else {
            let all = words.map { "\"\($0)\"" }.joined(separator: ", ")
            throw mistake(at: section + [key], "\(key) is one of \(all)")
        }
        return word
    }
}

extension Configuration {
    /// What `theme` can be.
    package static let themes = ["standard"] + Assets.themes.map(\.name)
}
