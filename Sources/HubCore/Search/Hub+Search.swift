import ChatModel

/// Searching the journal: who may look where is decided here, before the store looks at all.
extension Hub {
    mutating func search(_ id: SessionID, _ tag: Tag, _ wanted: SearchRequest, at now: Now) {
        guard let session = sessions[id] else { return }
        guard session.searches < limits.searchesPerSession, searches.count < limits.searches else {
            return object(id, tag, .overCredit, "Too many searches are under way; ask again after an answer.")
        }
        do throws(SearchObjection) {
            let hidden = hidden(from: id, at: now)
            let search = JournalSearch(
                words: wanted.words, rooms: try scope(wanted.scope, of: session.user, hidden),
                author: try author(wanted.author), since: wanted.since, before: wanted.before,
                limit: min(max(wanted.limit, 1), UInt32(limits.searchHits)), hidden: hidden)
            guard let place = beginSearch(of: id) else {
                return object(id, tag, .tooFast, "You searched too often in a short time. Try again in a minute.")
            }
            sessions[id]?.searches += 1
            effects.append(.search(searches.add(SearchTable.Asked(session: id, place: place, tag: tag)), search))
        } catch {
            refuse(id, tag, error.code, error.detail)
        }
    }

    /// The rooms that a user may look through: every named one that is not all hidden, and the direct ones that the user shares.
    private func scope(
        _ scope: SearchScope, of user: UserNumber, _ hidden: [RoomNumber: Seq]
    ) throws(SearchObjection) -> JournalSearch.Rooms {
        switch scope {
        case .everywhere: return .namedAnd(newestDirects(of: user, limit: limits.searchedDirects))
        case .room(let name):
            guard let room = rooms.number(of: .named(name)), hidden[room] != .end else { throw .noSuchRoom(name) }
            return .one(room)
        case .direct(let partner):
            guard let me = people[user], people.number(of: partner) != nil else { throw .noSuchUser }
            guard let room = rooms.number(of: .direct(DirectPair(me.id, partner))) else { throw .noConversation }
            return .one(room)
        }
    }

    private func author(_ nick: Nick?) throws(SearchObjection) -> UserNumber? {
        guard let nick else { return nil }
        guard let author = people.owner(of: nick) else { throw .noSuchNick(nick) }
        return author
    }

    mutating func finishSearch(_ ticket: LoadTicket, _ outcome: SearchOutcome) {
        guard let asked = searches.take(ticket) else { return }
        connections.addresses.endSearch(of: asked.place, at: moment)
        guard let user = sessions[asked.session]?.user else { return }
        sessions[asked.session]?.searches -= 1
        switch outcome {
        case .found(let hits): answer(asked.session, .found(asked.tag, page(of: hits, for: user)))
        case .nothingToFind:
            refuse(asked.session, asked.tag, .emptySearch, "Nothing in this search can be found; search for a word.")
        case .failed: refuse(asked.session, asked.tag, .storageFailed, "The hub can't search its journal.")
        }
    }

    private func page(of found: JournalHits, for user: UserNumber) -> SearchPage {
        let places = Set(found.hits.map(\.room)).sorted().compactMap { number in
            rooms[number].map { SearchRoom(number: number, kind: $0.kind, partner: partner(of: user, in: number)) }
        }
        return SearchPage(
            hits: found.hits, rooms: places, authors: authors(of: found.hits.map(\.entry)), next: found.next,
            unindexed: found.unindexed)
    }
}
