import Assets
import TerminalCore

/// Something that keys do in some place of the program, and how it is told to a person.
struct KeyBinding<Command: Hashable & Sendable>: Sendable {
    let command: Command
    /// What files of keys call it.
    let name: String
    /// The keys that do it.
    fileprivate(set) var keys: [Key] = []
    /// How many bindings from this one on are named together in a screen's last line, by one key each; 0 for none.
    let shows: Int
    /// The catalogue's key of what they do, in a word; empty where the words of the binding before speak of them too.
    let does: String
    /// Whether the help page writes these keys and those told with them as a range.
    let isRange: Bool

    init(_ command: Command, _ name: String, shows: Int = 0, does: String = "", isRange: Bool = false) {
        (self.command, self.name, self.shows, self.does, self.isRange) = (command, name, shows, does, isRange)
    }
}

/// The keys of one place: what can be done stands in the code, by which keys in `Assets/settings/keys.toml`.
struct KeyMap<Command: Hashable & Sendable>: Sendable {
    /// The name of its table in files of keys.
    let table: String
    /// Whether letters write here, so that none alone can do something else.
    let writes: Bool
    private(set) var bindings: [KeyBinding<Command>]
    private var commands: [Key: Command] = [:]

    /// - Parameter place: The name of the place in files of keys; empty for a conversation.
    init(_ place: String, writes: Bool = false, _ bindings: [KeyBinding<Command>]) {
        table = place.isEmpty ? "keys" : "keys.\(place)"
        (self.writes, self.bindings) = (writes, bindings)
        for line in KeyFile.lines where line.table == table {
            if let key = Key(written: line.key) { _ = bind(key, to: line.values.first ?? "") }
        }
    }

    /// What a key does here; nil if nothing.
    func command(for key: Key) -> Command? { commands[key] }

    /// What can be done here, as files of keys call it.
    var names: [String] { bindings.map(\.name) }

    /// The keys that do something.
    func keys(of command: Command) -> [Key] { bindings.first { $0.command == command }?.keys ?? [] }

    /// How the first key of each thing that can be done is called on the screen.
    var firstKeys: [(action: String, key: String)] {
        bindings.compactMap { binding in binding.keys.first.map { (action: binding.name, key: $0.name) } }
    }

    /// The keys with what they do, in the order of what can be done.
    var wishes: [(key: Key, action: String)] {
        bindings.flatMap { binding in binding.keys.map { (key: $0, action: binding.name) } }
    }

    /// Has a key do this and nothing else; false if nothing here is called so.
    mutating func bind(_ key: Key, to name: String) -> Bool {
        guard let index = bindings.firstIndex(where: { $0.name == name }) else { return false }
        unbind(key)
        bindings[index].keys.append(key)
        commands[key] = bindings[index].command
        return true
    }

    /// Has a key do nothing.
    mutating func unbind(_ key: Key) {
        guard commands.removeValue(forKey: key) != nil else { return }
        for index in bindings.indices { bindings[index].keys.removeAll { $0 == key } }
    }

    /// The last line of the place, which names its keys: three spaces stand between two things.
    /// - Parameter does: The catalogue's key of what a binding does now; nil to leave it out.
    func footer(_ words: Catalogue, does: (KeyBinding<Command>) -> String? = { $0.does }) -> String {
        bindings.indices.compactMap { index in
            let shown = bindings[index...].prefix(bindings[index].shows).compactMap(\.keys.first)
            guard !shown.isEmpty, let does = does(bindings[index]) else { return nil }
            let isArrows = shown.allSatisfy { if case .arrow(_, []) = $0 { true } else { false } }
            return shown.map(\.name).joined(separator: isArrows ? "" : "/") + " " + words.text(does)
        }.joined(separator: "   ")
    }
}

/// The file of keys that comes with the program.
enum KeyFile {
    static let lines = AssetTable(Assets.keys).lines
}
