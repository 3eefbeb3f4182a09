import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct JoinTests {
    struct Case: Sendable {
        let token: ResumeToken?
        var limit: UInt32 = 5
        var bytes = Int.max
        let resume: Joined.Resume
        let places: [UInt64]
        let more: Bool
    }

    /// The room has places 1 to 9 with the same numbers as nonces; the reader joins at 8.
    static let cases = [
        Case(token: nil, resume: .fresh, places: [4, 5, 6, 7, 8], more: true),
        Case(token: nil, limit: 8, resume: .fresh, places: Array(1...8), more: false),
        Case(token: token(6, 6), resume: .resumed, places: [7, 8], more: false),
        Case(token: token(3, 3), resume: .resumed, places: [4, 5, 6, 7, 8], more: false),
        Case(token: token(2, 2), resume: .resumed, places: [4, 5, 6, 7, 8], more: true),
        Case(token: token(6, 6), bytes: 6, resume: .resumed, places: [8], more: true),
        Case(token: token(8, 8), resume: .resumed, places: [], more: false),
        Case(token: token(9, 9), resume: .reset, places: [4, 5, 6, 7, 8], more: true),
        Case(token: token(6, 7), resume: .reset, places: [4, 5, 6, 7, 8], more: true),
        Case(token: token(0, 0), limit: 9, resume: .reset, places: Array(1...8), more: false),
        Case(token: token(.max, 1), resume: .reset, places: [4, 5, 6, 7, 8], more: true),
    ]

    private static func token(_ seq: UInt64, _ nonce: UInt64) -> ResumeToken {
        ResumeToken(seq: Seq(seq), nonce: Nonce(nonce))
    }

    @Test func joiningGoesOnFromATokenThatHolds() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        for item in Self.cases {
            let query = JournalQuery.join(lobby, upTo: Seq(8), resume: item.token, limit: item.limit)
            let page = try await store.page(query, bytes: item.bytes)
            #expect(page.resume == item.resume, "\(item)")
            #expect(page.places == item.places, "\(item)")
            #expect(page.more == item.more, "\(item)")
        }
    }

    @Test func aTokenOfAnotherRoomDoesNotHold() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...3))
        try await store.store([try post("x", nonce: 70, in: garden)])
        let token = ResumeToken(seq: Seq(1), nonce: Nonce(1))
        let page = try await store.page(.join(garden, upTo: Seq(1), resume: token, limit: 5))
        #expect(page.resume == .reset)
        #expect(page.places == [1])
    }
}
