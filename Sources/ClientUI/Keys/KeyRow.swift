import TerminalCore

/// A line of the help page: keys, and what they do.
struct KeyRow: Sendable {
    let keys: [Key]
    /// How they are written.
    let written: String
    /// The catalogue's key of what they do.
    let does: String

    init(_ keys: [Key], written: String? = nil, does: String) {
        self.keys = keys
        self.written = written ?? keys.map(\.name).joined(separator: " ")
        self.does = does
    }
}

extension KeyMap {
    /// The lines that tell of all keys of the place; bindings without words are told with those before them.
    var rows: [KeyRow] {
        var groups: [[KeyBinding<Command>]] = []
        for binding in bindings {
            if binding.does.isEmpty, !groups.isEmpty {
                groups[groups.count - 1].append(binding)
            } else {
                groups.append([binding])
            }
        }
        return groups.map { KeyRow($0.flatMap(\.keys), written: $0[0].told, does: $0[0].does) }
    }
}

/// A part of the help page.
struct HelpSection: Sendable {
    /// The catalogue's key of its heading.
    let title: String
    let rows: [KeyRow]

    /// All keys of the program, by the place in which they mean something.
    static let all = [
        HelpSection(title: "help.keys", rows: KeyMap.chat.rows),
        HelpSection(title: "help.writing", rows: WritingKeys.rows),
        HelpSection(title: "help.paste", rows: KeyMap.paste.rows),
        HelpSection(title: "help.select", rows: KeyMap.select.rows),
        HelpSection(title: "help.go", rows: KeyMap.switcher.rows),
        HelpSection(title: "help.find", rows: KeyMap.find.rows),
        HelpSection(title: "help.catchup", rows: KeyMap.catchUp.rows),
        HelpSection(title: "help.search", rows: KeyMap.search.rows),
        HelpSection(title: "help.picker", rows: KeyMap.picker.rows),
        HelpSection(title: "help.everywhere", rows: KeyMap.program.rows),
    ]
}
