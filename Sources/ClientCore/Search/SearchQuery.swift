import ChatModel

/// What a person looks for, read from one line: words, and `from:NICK`, `in:#ROOM` or `in:@NICK`, `since:2d` anywhere
/// between them.
package struct SearchQuery: Hashable, Sendable {
    /// Where one looks.
    enum Scope: Hashable, Sendable {
        case everywhere
        case room(RoomName)
        case direct(Nick)
    }

    let words: SearchWords
    private(set) var scope: Scope = .everywhere
    private(set) var author: Nick?
    /// Milliseconds from then to now.
    private(set) var age: UInt64?

    /// - Throws: ``SearchFailure``.
    package init(_ line: String) throws(SearchFailure) {
        var rest: [Substring] = []
        var filters: [(String, String)] = []
        for word in line.split(whereSeparator: \.isWhitespace) {
            if let filter = Self.filter(word) { filters.append(filter) } else { rest.append(word) }
        }
        guard !rest.isEmpty else { throw .noWords }
        words = try Self.checked { () throws(InvalidText) in try SearchWords(rest.joined(separator: " ")) }
        for (name, value) in filters { try take(name, value) }
    }

    private static func filter(_ word: Substring) -> (String, String)? {
        guard let colon = word.firstIndex(of: ":") else { return nil }
        let (name, value) = (word[..<colon].lowercased(), String(word[word.index(after: colon)...]))
        return ["from", "in", "since"].contains(name) && !value.isEmpty ? (name, value) : nil
    }

    private mutating func take(_ name: String, _ value: String) throws(SearchFailure) {
        let bare = value.hasPrefix("@") ? String(value.dropFirst()) : value
        switch name {
        case "from": author = try Self.checked { () throws(InvalidText) in try Nick(bare) }
        case "in" where bare != value:
            scope = .direct(try Self.checked { () throws(InvalidText) in try Nick(bare) })
        case "in": scope = .room(try Self.checked { () throws(InvalidText) in try RoomName(value) })
        default:
            guard let age = TimeSpan(value)?.milliseconds else { throw .badSince(value) }
            self.age = age
        }
    }

    private static func checked<Value>(_ make: () throws(InvalidText) -> Value) throws(SearchFailure) -> Value {
        do { return try make() } catch { throw .invalid(error) }
    }
}
