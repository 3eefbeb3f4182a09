import ClientCore
import TerminalCore

/// Why a key can't be bound.
package enum KeyFault: Error, Hashable, Sendable {
    /// No key is written so, or it is a letter where letters write.
    case noSuchKey
    /// Nothing is called so in that place; what there is.
    case noSuchAction([String])
    /// No place is called so; those that there are.
    case noSuchTable([String])
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

    /// What takes a key's meaning away.
    static let nothing = "none"

    /// The keys as they come with the program.
    package static let standard = Keys()

    /// Has a key do something in the place of that table; in a conversation it may be what is done on every screen, too.
    /// - Throws: ``KeyFault``.
    package mutating func bind(_ written: String, to action: String, in table: String = "keys") throws(KeyFault) {
        switch table {
        case chat.table:
            let key = try Self.key(written, writes: true)
            guard action == Self.nothing || chat.names.contains(action) || program.names.contains(action) else {
                throw .noSuchAction(chat.names + program.names)
            }
            chat.unbind(key)
            program.unbind(key)
            if !chat.bind(key, to: action) { _ = program.bind(key, to: action) }
        case program.table: try Self.bind(written, to: action, in: &program)
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

    private static func bind<Command>(
        _ written: String, to action: String, in map: inout KeyMap<Command>
    ) throws(KeyFault) {
        let key = try key(written, writes: map.writes)
        guard action != nothing else { return map.unbind(key) }
        guard map.bind(key, to: action) else { throw .noSuchAction(map.names) }
    }

    private static func key(_ written: String, writes: Bool) throws(KeyFault) -> Key {
        guard let key = Key(written: written) else { throw .noSuchKey }
        if writes, case .character = key { throw .noSuchKey }
        return key
    }

    /// The names of the places in files of keys.
    package var tables: [String] {
        [
            chat.table, program.table, select.table, switcher.table, find.table, catchUp.table, search.table,
            file.table, picker.table, paste.table,
        ]
    }

    /// What keys do in a conversation.
    var wishes: [KeyWish] {
        (chat.wishes + program.wishes).map { KeyWish(key: $0.key.name, action: $0.action) }
    }

    /// All keys of the program, by the place in which they mean something.
    var sections: [HelpSection] {
        [
            HelpSection(title: "help.keys", rows: chat.rows),
            HelpSection(title: "help.writing", rows: WritingKeys.rows),
            HelpSection(title: "help.paste", rows: paste.rows),
            HelpSection(title: "help.select", rows: select.rows),
            HelpSection(title: "help.go", rows: switcher.rows),
            HelpSection(title: "help.find", rows: find.rows),
            HelpSection(title: "help.catchup", rows: catchUp.rows),
            HelpSection(title: "help.search", rows: search.rows),
            HelpSection(title: "help.file", rows: file.rows),
            HelpSection(title: "help.picker", rows: picker.rows),
            HelpSection(title: "help.everywhere", rows: program.rows),
        ]
    }
}
