import ChatModel

/// Searching the hub's journal, and going to what was found.
extension HubState {
    mutating func act(_ action: SearchAction, _ turn: inout Turn) {
        switch action {
        case .open: search = newSearch("")
        case .ask(let text): startSearch(text, &turn)
        case .move(let steps): search?.move(steps)
        case .choose: if let row = search?.chosenRow { jump(to: row, &turn) }
        case .chooseRow(let index):
            guard let rows = search?.rows, rows.indices.contains(index) else { return }
            search?.chosen = index
            jump(to: rows[index], &turn)
        case .back: search?.isShown = true
        case .close: closeSearch(&turn)
        }
    }

    private mutating func newSearch(_ text: String) -> SearchView {
        searches += 1
        return SearchView(text, number: searches, origin: search.map(\.origin) ?? active)
    }

    /// Asks the hub anew.
    mutating func startSearch(_ text: String, _ turn: inout Turn) {
        var search = newSearch(text)
        do {
            let request = try request(for: SearchQuery(text), turn.now)
            search.request = request
            search.state = .asking
            let sent = ask(.search(search.number), &turn) { .search($0, request) }
            if !sent { search.state = .failed(connection.session == nil ? .offline : .busy) }
        } catch {
            search.state = .failed(error)
        }
        self.search = search
    }

    private func request(for query: SearchQuery, _ now: Now) throws(SearchFailure) -> SearchRequest {
        let time = connection.session?.hubTime(at: now)
        let since = query.age.map { age in
            HubTime(milliseconds: (time?.milliseconds ?? 0) - min(age, time?.milliseconds ?? 0))
        }
        return SearchRequest(
            words: query.words, scope: try scope(of: query), author: query.author.map { people.nick(behind: $0) },
            since: since, before: nil,
            limit: ClientLimits.searchPage)
    }

    private func scope(of query: SearchQuery) throws(SearchFailure) -> SearchScope {
        switch query.scope {
        case .everywhere: return .everywhere
        case .room(let name): return .room(name)
        case .direct(let nick):
            guard let person = people.find(people.nick(behind: nick)) else {
                throw .noSuchUser(nick, close: people.close(to: nick))
            }
            return .direct(person.id)
        }
    }

    /// More of what was found, when the choice comes near the end of the list.
    mutating func pageSearch(_ turn: inout Turn) {
        guard let search, search.wantsMore, let request = search.request else { return }
        let following = request.before(search.next)
        let sent = ask(.search(search.number), &turn) { .search($0, following) }
        self.search?.isLoadingMore = sent
    }

    /// What the hub found, for the search or for an older mention.
    mutating func takeFound(_ tag: Tag, _ page: SearchPage, _ turn: inout Turn) {
        let request = requests.removeValue(forKey: tag)
        people.learn(page.authors)
        people.learn(page.rooms.compactMap(\.partner))
        switch request {
        case .search(let number) where number == search?.number: list(page)
        case .mention(let mention): takeFound(mention, page, &turn)
        default: return
        }
    }

    private mutating func list(_ page: SearchPage) {
        guard var search else { return }
        let known = Set(search.rows.map { SearchHitName($0) })
        search.rows += page.hits.compactMap { row(for: $0, in: page) }.filter { !known.contains(SearchHitName($0)) }
        search.isLoadingMore = false
        search.unindexed = page.unindexed
        search.next = page.hits.isEmpty ? nil : page.next
        search.state = search.rows.isEmpty ? .nothing : .found
        self.search = search
    }

    private func row(for hit: SearchHit, in page: SearchPage) -> SearchRow? {
        guard let room = page.rooms.first(where: { $0.number == hit.room }) else { return nil }
        let author = people[hit.entry.author]
        switch room.kind {
        case .named(let name):
            return SearchRow(
                conversation: .room(name), title: .room(name), entry: hit.entry, author: author, partner: nil,
                isPinned: hit.isPinned)
        case .direct:
            guard let partner = room.partner else { return nil }
            return SearchRow(
                conversation: .direct(partner.id), title: .direct(people.name(of: partner)), entry: hit.entry,
                author: author, partner: partner, isPinned: hit.isPinned)
        }
    }

    /// Shows a found message in its room, entered if need be; the search stays behind it.
    private mutating func jump(to row: SearchRow, _ turn: inout Turn) {
        let place = row.entry.seq
        let isThere = conversations[row.conversation]?.timeline.covers(place) ?? false
        guard isThere || connection.session != nil else { return tell(.notConnected(.search), &turn) }
        enter(row, &turn)
        let kept = search
        show(row.conversation)
        search = kept
        search?.isShown = false
        conversations[row.conversation]?.aim(at: place, .middle)
    }

    private mutating func enter(_ row: SearchRow, _ turn: inout Turn) {
        switch row.conversation {
        case .room(let name): join(name, &turn)
        case .direct:
            if let partner = row.partner { openDirect(with: partner, &turn) }
        }
    }

    /// Back to where one was before the search, at its end.
    private mutating func closeSearch(_ turn: inout Turn) {
        guard let origin = search?.origin, conversations[origin] != nil else { return search = nil }
        let isThere = active == origin && conversations[origin]?.view == .newest
        show(origin)
        guard !isThere else { return }
        conversations[origin]?.scroll(to: .newest)
        let head = conversations[origin]?.timeline.head ?? .zero
        turn.effects.append(.reveal(Reveal(hub: key, conversation: origin, place: head, position: .end)))
    }
}

/// What a found message is known by.
private struct SearchHitName: Hashable {
    let conversation: ConversationKey
    let seq: Seq

    init(_ row: SearchRow) { (conversation, seq) = (row.conversation, row.entry.seq) }
}

extension SearchRequest {
    /// The same search, from a place on.
    func before(_ place: SearchPlace?) -> SearchRequest {
        SearchRequest(words: words, scope: scope, author: author, since: since, before: place, limit: limit)
    }
}
