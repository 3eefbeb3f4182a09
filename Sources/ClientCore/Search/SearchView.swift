import ChatModel

/// A search and what it found, as it stands on the screen.
package struct SearchView: Hashable, Sendable {
    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// Nothing was asked for yet.
        case blank
        /// The first answer is awaited.
        case asking
        /// There is something in ``SearchView/rows``.
        case found
        /// The hub found nothing.
        case nothing
        case failed(SearchFailure)
    }

    /// The line that was typed.
    package let text: String
    package internal(set) var state: State = .blank
    /// What was found so far, newest first.
    package internal(set) var rows: [SearchRow] = []
    /// The index of the chosen row.
    package internal(set) var chosen = 0
    /// How many entries of the journal could not be looked through, because the hub's index has not come to them.
    package internal(set) var unindexed: UInt64 = 0
    /// Whether more rows are on their way.
    package internal(set) var isLoadingMore = false
    /// Whether it stands on the screen; if not, a room does that was reached from it, and one can come back.
    package internal(set) var isShown = true
    /// Where the next page goes on.
    var next: SearchPlace?
    /// What the hub was asked for; nil while nothing was.
    var request: SearchRequest?
    /// The search's number, by which late answers to older ones are known.
    let number: Int
    /// The conversation that was shown before.
    let origin: ConversationKey?

    init(_ text: String, number: Int, origin: ConversationKey?) {
        (self.text, self.number, self.origin) = (text, number, origin)
    }

    /// The words that are looked for; nil while nothing was asked for.
    package var words: SearchWords? { request?.words }

    /// Whether the hub has more than is listed.
    package var hasMore: Bool { next != nil && rows.count < ClientLimits.searchRows }

    /// The chosen row.
    package var chosenRow: SearchRow? { rows.indices.contains(chosen) ? rows[chosen] : nil }

    /// Whether the choice is so near the end that more should be asked for.
    var wantsMore: Bool {
        hasMore && !isLoadingMore && state == .found && chosen + ClientLimits.nearSearchEnd >= rows.count
    }

    /// Moves the choice by so many rows.
    mutating func move(_ steps: Int) {
        chosen = max(0, min(rows.count - 1, chosen + max(-rows.count, min(rows.count, steps))))
    }

    /// The connection is gone: what was asked for will not come.
    mutating func lose() {
        isLoadingMore = false
        if state == .asking { state = .failed(.offline) }
    }
}

/// A message that was found.
package struct SearchRow: Hashable, Sendable {
    package let conversation: ConversationKey
    /// What the conversation is called.
    package let title: ConversationTitle
    package let entry: Entry
    /// Who said it; nil if the hub did not say.
    package let author: Person?
    /// With whom one talks, for a direct conversation.
    let partner: Person?
    /// Whether it is pinned in its room.
    package let isPinned: Bool
}

/// Why a search came to nothing.
package enum SearchFailure: Error, Hashable, Sendable {
    /// There is no connection to the hub.
    case offline
    /// Only filters were typed, or nothing.
    case noWords
    /// What stands behind `since:` is no length of time.
    case badSince(String)
    case invalid(InvalidText)
    /// Nobody of that name is known; the names that are close.
    case noSuchUser(Nick, close: [Nick])
    /// Too much is being asked for at once.
    case busy
    /// The hub refused; its own sentence.
    case refused(Refusal.Code, detail: String)
}
