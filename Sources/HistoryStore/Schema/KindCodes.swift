/// The number that a kind of room has in the journal.
enum RoomKindCode: Int64 {
    case named = 0
    case direct = 1
}

/// The number that a kind of entry has in the journal.
enum EntryKindCode: Int64, CaseIterable {
    case text = 0
    case action = 1
    case topic = 2
    case reply = 3
    case edit = 4
    case reactionOn = 5
    case reactionOff = 6
    case deletion = 7
    case snapshot = 8
    case deleted = 9
    case deletedEdit = 10
    case ruling = 11
    case run = 12
    case file = 13
    case pinOn = 14
    case pinOff = 15

    /// Whether it is a message with words of its author.
    var isSpoken: Bool { self == .text || self == .action || self == .reply }

    /// Whether it is a message that was not taken back.
    var isSaid: Bool { isSpoken || self == .file }

    /// Whether it has words that can be found.
    var isFindable: Bool { isSaid || self == .run }

    /// Whether it changes another entry.
    var isChange: Bool {
        switch self {
        case .edit, .reactionOn, .reactionOff, .deletion, .deletedEdit, .pinOn, .pinOff: true
        case .text, .action, .topic, .reply, .snapshot, .deleted, .ruling, .run, .file: false
        }
    }

    /// The kinds of messages that were not taken back, as a list for SQL.
    static let said = list(\.isSaid)
    /// The kinds with words that can be found, as a list for SQL.
    static let findable = list(\.isFindable)
    /// The kinds of messages, and what is left of them when they were taken back, as a list for SQL.
    static let messages = list { $0.isSaid || $0 == .deleted }
    /// The kinds that change another entry, as a list for SQL.
    static let changes = list(\.isChange)

    private static func list(_ isIn: (EntryKindCode) -> Bool) -> String {
        "(" + allCases.filter(isIn).map { String($0.rawValue) }.joined(separator: ", ") + ")"
    }
}
