import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct SearchTests {
    /// Texts by place; place 1 is the first.
    private static let texts = [
        "Tea at four, everybody", "the TEAPOT is broken", "你好，世界", "今天喝茶吗？喝好茶", "café au lait",
        "hub-to-hub at 192.168.0.1", "four o'clock", "ok", "世 界", "mixed 茶tea 文字",
    ]

    @Test(
        arguments: [
            ("tea", [10, 2, 1]), ("\"tea\"", [10, 1]), ("TEA four", [1]), ("four", [7, 1]), ("teapot broken", [2]),
            ("好", [4, 3]), ("茶", [10, 4]), ("喝茶", [4]), ("茶喝", []), ("世界", [9, 3]), ("茶 喝", [4]), ("茶tea", [10]),
            ("CAFE", [5]), ("café lait", [5]), ("\"au lait\"", [5]), ("\"lait au\"", []), ("192.168", [6]),
            ("hub-to-hub", [6]), ("to-hub-to", []), ("o'clock", [7]), ("o", [8, 7]), ("文字 mixed", [10]), ("zebra", []),
            ("ok OR tea", []), ("tea*", [10, 2, 1]), ("te a", []), ("NOT tea", []), ("words:tea", []), ("r1", []),
            ("n", []), ("\" tea", [10, 1]), ("tea\" \"", [10, 1]), ("NEAR(tea four)", []), ("^tea", [10, 2, 1]),
            ("tea AND NOT four; DROP TABLE entries", []), ("{keys}:n", []), ("+tea -four", [1]), ("tea )", [10, 1]),
        ] as [(String, [UInt64])]) func messagesAreFoundByTheirWordsNewestFirst(typed: String, places: [UInt64])
        async throws
    {
        let store = try await storeWithRooms()
        defer { store.close() }
        for (index, text) in Self.texts.enumerated() {
            try await store.store([try post(text, nonce: UInt64(index))], at: UInt64(1_000 + index / 2))
        }
        #expect(try await store.found(typed).hits.map(\.entry.seq.value) == places)
    }

    @Test(arguments: ["?!", "\"\"", "…", "\"\"\"", "( ) * ^ : -", "👍", "\u{301}"])
    func aSearchWithoutWordsSaysThatThereIsNothingToFind(typed: String) async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let error = await #expect(throws: HistoryError.self) { try await store.found(typed) }
        #expect(error?.code == .emptySearch)
        #expect(error?.message.contains("\"\(typed)\"") == true)
    }

    @Test func aLongSearchIsASearch() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post(String(repeating: "x ", count: 200), nonce: 1)])
        for typed in [
            String(repeating: "x ", count: 127) + "x", String(repeating: "\"", count: 255) + "x",
            String(repeating: "x", count: 256), String(repeating: "茶", count: 85),
        ] { _ = try await store.found(typed) }
        #expect(try await store.found(String(repeating: "x ", count: 127) + "x").hits.count == 1)
    }

    @Test func roomsAuthorAndTimeNarrowASearchDown() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let direct = (3...4).map { RoomNumber($0) }
        let records = try direct.map {
            RoomRecord(number: $0, kind: .direct(DirectPair(try userID(1), try userID(UInt8($0.value)))))
        }
        try await store.outcomes(of: JournalBatch(people: [], rooms: records, submissions: []))
        let rooms = [lobby, garden, direct[0], direct[1]]
        for number in 0..<8 as Range<UInt64> {
            let author = number.isMultiple(of: 2) ? ann : bob
            let message = try post("tea \(number)", nonce: number, by: author, in: rooms[Int(number) / 2])
            try await store.store([message], at: 1_000 + number)
        }
        func found(
            _ rooms: JournalSearch.Rooms, by author: UserNumber? = nil, since: UInt64? = nil
        ) async throws -> [UInt64] {
            try await store.found("tea", in: rooms, by: author, since: since).hits.map(\.entry.nonce.value)
        }
        #expect(try await found(.namedAnd([])) == [3, 2, 1, 0])
        #expect(try await found(.namedAnd([direct[0]])) == [5, 4, 3, 2, 1, 0])
        #expect(try await found(.namedAnd(direct), by: ann) == [6, 4, 2, 0])
        #expect(try await found(.one(garden)) == [3, 2])
        #expect(try await found(.one(direct[1]), by: bob) == [7])
        #expect(try await found(.namedAnd(direct), since: 1_005) == [7, 6, 5])
        #expect(try await found(.one(lobby), since: 2_000).isEmpty)
        #expect(try await found(.one(RoomNumber(9))).isEmpty)
        let many = (100..<300).map { RoomNumber($0) } + [direct[1]]
        #expect(try await found(.namedAnd(many)) == [7, 6, 3, 2, 1, 0])
    }

    @Test(arguments: [1, 3, 7, 100] as [UInt32]) func pagesOfASearchMeetEveryHitOnce(limit: UInt32) async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...20) + [try post("other", nonce: 21)])
        var (seen, pages): ([UInt64], Int) = ([], 0)
        var place: SearchPlace?
        repeat {
            let page = try await store.found("line", before: place, limit: limit)
            seen += page.hits.map(\.entry.seq.value)
            place = page.next
            pages += 1
            #expect(page.hits.count <= limit)
        } while place != nil
        #expect(seen == (1...20).reversed())
        #expect(pages == (20 + Int(limit) - 1) / Int(limit))
    }

    @Test func theBytesOfAPageAreBounded() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        let page = try await store.found("line", bytes: 13)
        #expect(page.hits.map(\.entry.seq.value) == [9, 8])
        #expect(page.next != nil)
        #expect(try await store.found("line", bytes: 1).hits.map(\.entry.seq.value) == [9])
    }

    @Test func whatWasChangedIsFoundByItsPresentWordsOnly() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("old words", nonce: 1), try post("gone words", nonce: 2)])
        #expect(try await store.found("words").hits.map(\.entry.seq.value) == [2, 1])
        try await store.store([try edit(1, "new words", nonce: 3), deletion(2, nonce: 4)])
        let hits = try await store.found("words").hits
        #expect(hits.map(\.entry.body) == [try said("new words")])
        for (typed, count) in [("old", 0), ("gone", 0), ("new", 1)] {
            #expect(try await store.found(typed).hits.count == count, "\(typed)")
        }
        try await store.store([try edit(1, "newer words", nonce: 5), try edit(1, "last words", nonce: 6)])
        #expect(try await store.found("last").hits.map(\.entry.seq.value) == [1])
        #expect(try await store.found("newer").hits.isEmpty)
    }

    @Test func theIndexGoesOnAfterARestart() async throws {
        let folder = try TemporaryFolder()
        var store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        for batch in 0..<5 as Range<UInt64> {
            try await store.store(try posts(batch * 300 + 1...batch * 300 + 300))
            store.close()
            store = try HistoryStore(folder: folder.path)
        }
        let page = try await store.found("line", limit: 4_000)
        #expect(page.hits.count == 1_500)
        #expect(page.unindexed == 0)
        store.close()
    }
}
