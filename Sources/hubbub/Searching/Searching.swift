import ChatModel
import HubConnection

/// A search that goes through its pages, over any number of sessions.
actor Searching {
    private let query: Query
    private let format: HitFormat
    private var scope: SearchScope?
    /// Where the next page goes on.
    private var before: SearchPlace?
    /// How many were written.
    private(set) var found = 0
    /// How many entries can't be found yet.
    private(set) var unindexed: UInt64 = 0

    private static let asking = Tag(1)
    private static let searching = Tag(2)
    private static let page = Limits().searchHits

    init(_ query: Query, _ format: HitFormat) {
        self.query = query
        self.format = format
        scope =
            switch query.place {
            case nil: .everywhere
            case .room(let name): .room(name)
            case .person: nil
            }
    }

    /// Runs until everything that was asked for is written.
    /// - Throws: ``HubConnectionError`` if the session is lost; ``Complaint`` if the hub refuses; ``Output/Closed``.
    func run(_ session: HubSession) async throws {
        try await session.send(next())
        for try await answer in session.answers {
            switch answer {
            case .whois(Self.asking, let whois): scope = .direct(whois.person.id)
            case .found(Self.searching, let page):
                if try take(page) { return }
            case .refused(let refusal) where refusal.isAbout(Self.asking, Self.searching): throw Self.words(refusal)
            case .goodbye: throw HubConnectionError(.lost, "The hub ended the session; try again later.")
            default: continue
            }
            try await session.send(next())
        }
        throw HubConnectionError(.lost, "The hub ended the session; try again later.")
    }

    private func next() -> Request {
        if scope == nil, case .person(let nick) = query.place { return .whois(Self.asking, nick) }
        let left = query.limit.map { $0 - found } ?? Self.page
        return .search(
            Self.searching,
            SearchRequest(
                words: query.words, scope: scope ?? .everywhere, author: query.author, since: query.since,
                before: before, limit: UInt32(clamping: min(left, Self.page))))
    }

    /// Writes a page; whether it was the last one.
    private func take(_ page: SearchPage) throws -> Bool {
        let hits = page.hits.prefix(query.limit.map { $0 - found } ?? .max)
        try Output.write(hits.map { format.text($0, of: page) })
        found += hits.count
        unindexed = page.unindexed
        before = page.next
        return page.next == nil || found == query.limit
    }

    private static func words(_ refusal: Refusal) -> Complaint {
        guard refusal.code == .unknownKind else { return Complaint(refusal.detail) }
        return Complaint("This hub can't search; it needs a newer Hubbub.")
    }
}
