import ChatModel
import HistoryStore

extension HistoryStore {
    /// Searches once the index has come to everything that is stored.
    func found(
        _ words: String, in rooms: JournalSearch.Rooms = .namedAnd([]), by author: UserNumber? = nil,
        since: UInt64? = nil, before: SearchPlace? = nil, limit: UInt32 = 50, bytes: Int = .max,
        hidden: [RoomNumber: Seq] = [:]
    ) async throws -> JournalHits {
        await indexed()
        let search = JournalSearch(
            words: try SearchWords(words), rooms: rooms, author: author,
            since: since.map { HubTime(milliseconds: $0) }, before: before, limit: limit, hidden: hidden)
        return try await withCheckedContinuation { continuation in
            self.search(search, bytes: bytes) { continuation.resume(returning: $0) }
        }.get()
    }

    /// Waits until the index has come to everything that is stored.
    func indexed() async {
        await withCheckedContinuation { continuation in finishIndex { continuation.resume() } }
    }

    /// What a retention lets go.
    func expiries(_ retention: Retention, at wall: UInt64 = 1_000) async throws -> [Expiry] {
        try await withCheckedContinuation { continuation in
            survey(retention, at: HubTime(milliseconds: wall)) { continuation.resume(returning: $0) }
        }.get()
    }

    /// Takes away a room's entries up to a place, and waits for it.
    func expire(_ room: RoomNumber, upTo last: UInt64) async throws {
        try await withCheckedContinuation { continuation in
            expire(Expiry(room: room, last: Seq(last))) { continuation.resume(returning: $0) }
        }.get()
    }
}
