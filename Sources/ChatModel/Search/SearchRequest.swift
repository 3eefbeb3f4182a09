/// What a user looks for in the journal; found newest first.
package struct SearchRequest: Hashable, Sendable {
    package let words: SearchWords
    package let scope: SearchScope
    /// Only what this user said.
    package let author: Nick?
    /// Only what was said at this time or later.
    package let since: HubTime?
    /// Only what was found before this place: the next page.
    package let before: SearchPlace?
    /// How many are wanted; the hub caps it.
    package let limit: UInt32

    package init(
        words: SearchWords, scope: SearchScope, author: Nick?, since: HubTime?, before: SearchPlace?, limit: UInt32
    ) {
        self.words = words
        self.scope = scope
        self.author = author
        self.since = since
        self.before = before
        self.limit = limit
    }
}

/// Where one looks.
package enum SearchScope: Hashable, Sendable {
    /// Everywhere the user may read.
    case everywhere
    case room(RoomName)
    /// The conversation with another user.
    case direct(UserID)
}

/// A place in the order in which a search finds things; later ones are greater.
package struct SearchPlace: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    package static func < (left: SearchPlace, right: SearchPlace) -> Bool { left.value < right.value }
}

/// What is typed to be found: one line.
package struct SearchWords: Hashable, Sendable {
    /// The most UTF-8 bytes of a search.
    package static let byteLimit = 256

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .search)
    }
}
