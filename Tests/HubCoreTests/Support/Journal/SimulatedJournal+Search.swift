import ChatModel
import HubCore

extension SimulatedJournal {
    /// Finds what contains the words as they are, newest first.
    func search(_ search: JournalSearch) -> SearchOutcome {
        guard search.words.text.contains(where: \.isLetter) else { return .nothingToFind }
        var found: [(hit: SearchHit, place: SearchPlace)] = []
        for (index, place) in order.enumerated().reversed() where isAmong(place.room, search.rooms) {
            let at = SearchPlace(UInt64(index) + 1)
            if let hit = hit(at: place, search), search.before.map({ at < $0 }) ?? true { found.append((hit, at)) }
        }
        let part = found.prefix(Int(search.limit))
        let next = part.count < found.count ? part.last?.place : nil
        return .found(JournalHits(hits: part.map(\.hit), next: next, unindexed: 0))
    }

    private func isAmong(_ room: RoomNumber, _ wanted: JournalSearch.Rooms) -> Bool {
        switch wanted {
        case .one(let one): return room == one
        case .namedAnd(let directs):
            if case .named? = rooms[room]?.kind { return true }
            return directs.contains(room)
        }
    }

    private func hit(at place: Place, _ search: JournalSearch) -> SearchHit? {
        guard place.seq > max(floors[place.room] ?? .zero, search.hidden[place.room] ?? .zero),
            let entry = entries[place.room]?.first(where: { $0.seq == place.seq }),
            search.author.map({ $0 == entry.author }) ?? true, search.since.map({ entry.time >= $0 }) ?? true,
            case let body = current(entry, place.room), let text = body.spoken?.text, contains(text, search.words.text)
        else { return nil }
        let shown = Entry(seq: entry.seq, time: entry.time, author: entry.author, nonce: entry.nonce, body: body)
        return SearchHit(room: place.room, entry: shown)
    }

    private func contains(_ text: String, _ words: String) -> Bool {
        text.indices.contains { text[$0...].hasPrefix(words) }
    }
}
