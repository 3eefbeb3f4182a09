import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct PagingTests {
    struct Case: Sendable {
        let span: HistorySpan
        let upTo: UInt64
        var bytes = Int.max
        let places: [UInt64]
        let more: Bool
    }

    /// The room has places 1 to 9, each with six bytes of text ("line 1").
    static let cases = [
        Case(span: .before(nil, limit: 3), upTo: 9, places: [7, 8, 9], more: true),
        Case(span: .before(nil, limit: 9), upTo: 9, places: [1, 2, 3, 4, 5, 6, 7, 8, 9], more: false),
        Case(span: .before(nil, limit: 3), upTo: 5, places: [3, 4, 5], more: true),
        Case(span: .before(Seq(4), limit: 3), upTo: 9, places: [1, 2, 3], more: false),
        Case(span: .before(Seq(4), limit: 2), upTo: 9, places: [2, 3], more: true),
        Case(span: .before(Seq(8), limit: 2), upTo: 4, places: [3, 4], more: true),
        Case(span: .before(Seq(1), limit: 2), upTo: 9, places: [], more: false),
        Case(span: .before(.zero, limit: 2), upTo: 9, places: [], more: false),
        Case(span: .before(Seq(.max), limit: 2), upTo: .max, places: [8, 9], more: true),
        Case(span: .before(nil, limit: 0), upTo: 9, places: [9], more: true),
        Case(span: .before(nil, limit: 9), upTo: 9, bytes: 12, places: [8, 9], more: true),
        Case(span: .before(nil, limit: 9), upTo: 9, bytes: 17, places: [8, 9], more: true),
        Case(span: .before(nil, limit: 9), upTo: 9, bytes: 0, places: [9], more: true),
        Case(span: .before(nil, limit: .max), upTo: 9, bytes: 54, places: Array(1...9), more: false),
        Case(span: .after(.zero, limit: 3), upTo: 9, places: [1, 2, 3], more: true),
        Case(span: .after(Seq(6), limit: 3), upTo: 9, places: [7, 8, 9], more: false),
        Case(span: .after(Seq(6), limit: 3), upTo: 8, places: [7, 8], more: false),
        Case(span: .after(Seq(6), limit: 1), upTo: 8, places: [7], more: true),
        Case(span: .after(Seq(9), limit: 3), upTo: 9, places: [], more: false),
        Case(span: .after(Seq(.max), limit: 3), upTo: 9, places: [], more: false),
        Case(span: .after(Seq(2), limit: 9), upTo: 9, bytes: 13, places: [3, 4], more: true),
        Case(span: .after(Seq(8), limit: 9), upTo: 9, bytes: 1, places: [9], more: false),
        Case(span: .after(.zero, limit: 9), upTo: 0, places: [], more: false),
    ]

    @Test func pagesKeepTheirLimitsInBothDirections() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        for item in Self.cases {
            let page = try await store.page(.page(lobby, item.span, upTo: Seq(item.upTo)), bytes: item.bytes)
            #expect(page.places == item.places, "\(item)")
            #expect(page.more == item.more, "\(item)")
            #expect(page.resume == .fresh)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 50] as [UInt32]) func walkingBackByPagesMeetsEveryEntryOnce(limit: UInt32)
        async throws
    {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...20))
        var seen: [UInt64] = []
        var place: Seq?
        var more = true
        while more {
            let page = try await store.page(.page(lobby, .before(place, limit: limit), upTo: Seq(20)))
            seen.insert(contentsOf: page.places, at: 0)
            place = page.entries.first?.seq
            more = page.more
        }
        #expect(seen == Array(1...20))
    }

    @Test func aRoomThatIsNotThereIsEmpty() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...3))
        let page = try await store.page(.page(RoomNumber(.max), .before(nil, limit: 5), upTo: Seq(.max)))
        #expect(page == JournalPage(entries: [], more: false, resume: .fresh))
    }
}
