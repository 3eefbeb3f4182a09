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
        return groups.map { group in
            let keys = group.flatMap(\.keys)
            guard group[0].isRange, let first = keys.first, let last = keys.last, first != last else {
                return KeyRow(keys, does: group[0].does)
            }
            return KeyRow(keys, written: "\(first.name) … \(last.name)", does: group[0].does)
        }.filter { !$0.keys.isEmpty }
    }
}

/// A part of the help page.
struct HelpSection: Sendable {
    /// The catalogue's key of its heading.
    let title: String
    /// The keys that lead to the place, which the heading names; empty if it has none.
    let opens: [Key]
    let rows: [KeyRow]

    init(title: String, opens: [Key] = [], rows: [KeyRow]) {
        (self.title, self.opens, self.rows) = (title, opens, rows)
    }
}
