import ChatModel

/// A search as the index's query language has it. Only words that ``ChatModel/SearchToken`` made, each in quotes, reach
/// the index: nothing that was typed has a meaning there.
struct SearchExpression {
    /// The most direct rooms that are told to the index; more are told apart behind it.
    static let roomLimit = 64

    let text: String

    /// Nil when there is nothing to look for.
    init?(_ search: JournalSearch) {
        let phrases = SearchQuery(search.words).phrases
        guard !phrases.isEmpty else { return nil }
        let words = "words : (" + phrases.map(Self.text).joined(separator: " AND ") + ")"
        let keys = [Self.rooms(search.rooms), search.author.map { Self.quoted(Document.key($0)) }].compactMap { $0 }
        text = ([words] + keys.map { "keys : (\($0))" }).joined(separator: " AND ")
    }

    private static func text(of phrase: SearchQuery.Phrase) -> String {
        quoted(phrase.words.joined(separator: " ")) + (phrase.isPrefix ? " *" : "")
    }

    private static func rooms(_ rooms: JournalSearch.Rooms) -> String? {
        switch rooms {
        case .one(let room): return quoted(Document.key(room))
        case .namedAnd(let direct):
            guard direct.count <= roomLimit else { return nil }
            return ([Document.named] + direct.map(Document.key)).map(quoted).joined(separator: " OR ")
        }
    }

    private static func quoted(_ words: String) -> String { "\"" + words + "\"" }
}

extension JournalSearch.Rooms {
    /// Whether a room is looked through.
    func contain(_ room: RoomNumber, isNamed: Bool) -> Bool {
        switch self {
        case .one(let only): room == only
        case .namedAnd(let direct): isNamed || direct.contains(room)
        }
    }
}
