import ClientCore
import TerminalCore

/// Why a key can't be bound.
package enum KeyFault: Error, Hashable, Sendable {
    /// No key is written so.
    case noSuchKey
    /// It is a letter, a digit or a sign, and there these write.
    case writes
    /// Nothing is called so in that place; what there is.
    case noSuchAction([String])
    /// No place is called so; those that there are.
    case noSuchTable([String])
    /// It is the last key of something without which nothing can be done any more.
    case needed(String)
}

/// What keys do in each place of the program.
package struct Keys: Sendable {
    var chat = KeyMap.chat
    var program = KeyMap.program
    var select = KeyMap.select
    var search = KeyMap.search
    var find = KeyMap.find
    var catchUp = KeyMap.catchUp
    var switcher = KeyMap.switcher
    var picker = KeyMap.picker
    var file = KeyMap.file
    var paste = KeyMap.paste
    /// How one writes, there and in every box.
    var writing = KeyMap.writing
    var recall = KeyMap.recall

    /// What takes a key's meaning away.
    static let nothing = "none"

    /// The tables of the places whose keys all mean something in a conversation.
    static let talking = [KeyMap.chat.table, KeyMap.writing.table, KeyMap.program.table]

    /// The keys as they come with the program.
    package static let standard = Keys()

    /// Has a key do something in the place of that table.
    ///
    /// In a conversation the keys of `[keys]`, of writing and of every screen mean something at once. So a key that is
    /// bound in one of these places loses its meaning in the others, and in `[keys]` it may do what any of them does.
    /// - Throws: ``KeyFault``.
    package mutating func bind(_ written: String, to action: String, in table: String = "keys") throws(KeyFault) {
        switch table {
        case chat.table: try bindWhileTalking(written, to: action, of: chat.names + writing.names + program.names)
        case writing.table where action != Self.nothing: try bindWhileTalking(written, to: action, of: writing.names)
        case program.table where action != Self.nothing: try bindWhileTalking(written, to: action, of: program.names)
        case writing.table: try Self.bind(written, to: action, in: &writing)
        case program.table: try Self.bind(written, to: action, in: &program)
        case recall.table: try Self.bind(written, to: action, in: &recall)
        case select.table: try Self.bind(written, to: action, in: &select)
        case search.table: try Self.bind(written, to: action, in: &search)
        case find.table: try Self.bind(written, to: action, in: &find)
        case catchUp.table: try Self.bind(written, to: action, in: &catchUp)
        case switcher.table: try Self.bind(written, to: action, in: &switcher)
        case file.table: try Self.bind(written, to: action, in: &file)
        case picker.table: try Self.bind(written, to: action, in: &picker)
        case paste.table: try Self.bind(written, to: action, in: &paste)
        default: throw .noSuchTable(tables)
        }
    }

    private mutating func bindWhileTalking(
        _ written: String, to action: String, of names: [String]
    ) throws(KeyFault) {
        let key = try Self.key(written, writes: true)
        guard action == Self.nothing || names.contains(action) else { throw .noSuchAction(names) }
        chat.unbind(key)
        writing.unbind(key)
        program.unbind(key)
        // The names of the three places differ.
        _ = chat.bind(key, to: action) || writing.bind(key, to: action) || program.bind(key, to: action)
    }

    /// Looks whether one can still say something, and leave.
    /// - Throws: ``KeyFault`` (`needed`).
    package func check() throws(KeyFault) {
        if chat.keys(of: .send).isEmpty { throw .needed("send") }
        if program.keys(of: .interrupt).isEmpty { throw .needed("interrupt") }
    }

    private static func bind<Command>(
        _ written: String, to action: String, in map: inout KeyMap<Command>
    ) throws(KeyFault) {
        let key = try key(written, writes: map.writes)
        guard action != nothing else { return map.unbind(key) }
        guard map.bind(key, to: action) else { throw .noSuchAction(map.names) }
    }

    private static func key(_ written: String, writes: Bool) throws(KeyFault) -> Key {
        guard let key = Key(written: written) else { throw .noSuchKey }
        if writes, case .character = key { throw .writes }
        return key
    }

    /// The names of the places in files of keys.
    package var tables: [String] {
        [
            chat.table, writing.table, recall.table, program.table, select.table, switcher.table, find.table,
            catchUp.table, search.table, file.table, picker.table, paste.table,
        ]
    }

    /// What `/bind` can have a key do.
    var actions: [String] { chat.names + writing.names + program.names + [Self.nothing] }

    /// What a key does in a conversation; nil if nothing.
    func action(of key: Key) -> String? {
        (chat.wishes + writing.wishes + program.wishes).first { $0.key == key }?.action
    }

    /// What keys do in a conversation.
    var wishes: [KeyWish] {
        (chat.wishes + writing.wishes + program.wishes).map { KeyWish(key: $0.key.name, action: $0.action) }
    }

    /// The keys that sentences name, by what they do: `unfold`, `picker.host`.
    var names: [String: String] {
        var names: [String: String] = [:]
        for (action, key) in chat.firstKeys + program.firstKeys { names[action] = key }
        for (action, key) in picker.firstKeys { names["picker.\(action)"] = key }
        return names
    }

    /// All keys of the program, by the place in which they mean something.
    var sections: [HelpSection] {
        [
            HelpSection(title: "help.keys", rows: chat.rows),
            HelpSection(title: "help.writing", rows: writing.rows),
            HelpSection(title: "help.recall", opens: chat.keys(of: .recall), rows: recall.rows),
            HelpSection(title: "help.paste", rows: paste.rows),
            HelpSection(title: "help.select", opens: chat.keys(of: .select), rows: select.rows),
            HelpSection(title: "help.go", opens: chat.keys(of: .go), rows: switcher.rows),
            HelpSection(title: "help.find", opens: chat.keys(of: .find), rows: find.rows),
            HelpSection(title: "help.catchup", opens: chat.keys(of: .catchUp), rows: catchUp.rows),
            HelpSection(title: "help.search", opens: chat.keys(of: .search), rows: search.rows),
            HelpSection(title: "help.file", opens: select.keys(of: .view), rows: file.rows),
            HelpSection(title: "help.picker", rows: picker.rows),
            HelpSection(title: "help.everywhere", rows: program.rows),
        ]
    }
}
