import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct WritingTests {
    @Test func eachRoomIsNumberedFromOneWithoutHoles() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let mixed = [
            try post("a", nonce: 1), try post("b", nonce: 2, in: garden), try post("c", nonce: 3),
            try post("d", nonce: 4, in: garden),
        ]
        let first = try await store.store(mixed)
        let second = try await store.store([try post("e", nonce: 5)])
        #expect((first + second).map { $0.entry?.seq.value } == [1, 1, 2, 2, 3])
    }

    @Test func whatWasStoredIsReadBackAsItWas() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let bodies: [Entry.Body] = [
            try said("日本語 e\u{301} 👩‍👩‍👧\n\ttabbed"), .action(try MessageText("waves")), .topic(try Topic("tea")),
            .topic(.none),
        ]
        let nonces: [UInt64] = [0, 1, .max, 1 << 63]
        let sent = zip(bodies, nonces).map { Submission(room: lobby, author: ann, nonce: Nonce($1), body: $0) }
        let stored = try await store.store(sent, at: 77).compactMap(\.entry)
        #expect(stored.map(\.body) == bodies)
        #expect(stored.map(\.nonce.value) == nonces)
        #expect(stored.map(\.time.milliseconds) == [77, 77, 77, 77])
        #expect(try await store.all(lobby) == stored)
    }

    @Test func timeStandsStillWhenTheClockStepsBackAndOnlyInThatRoom() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        var times: [UInt64?] = []
        for (wall, room) in [(500, lobby), (400, lobby), (400, garden), (501, lobby)] {
            let post = try post("x", nonce: UInt64(times.count), in: room)
            times.append(try await store.store([post], at: UInt64(wall))[0].entry?.time.milliseconds)
        }
        #expect(times == [500, 500, 400, 501])
    }

    @Test func aRetryGetsThePlaceOfTheFirst() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...3))
        let again = try await store.store([try post("line 2", nonce: 2), try post("new", nonce: 4)])
        #expect(again[0] == .duplicate(Seq(2)))
        #expect(again[1].entry?.seq == Seq(4))
    }

    @Test func aRetryInTheSameBatchIsFoundToo() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let outcomes = try await store.store([
            try post("a", nonce: 1), try post("a", nonce: 1), try post("b", nonce: 1), try post("c", nonce: 2),
        ])
        #expect(outcomes[0].entry?.seq == Seq(1))
        #expect(outcomes[1] == .duplicate(Seq(1)))
        #expect(outcomes[2] == .nonceReused)
        #expect(outcomes[3].entry?.seq == Seq(2))
    }

    @Test func aNonceIsReusedByAnotherRoomKindOrTextButNotByAnotherAuthor() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("a", nonce: 1)])
        let action = Submission(room: lobby, author: ann, nonce: Nonce(1), body: .action(try MessageText("a")))
        let outcomes = try await store.store([
            try post("a", nonce: 1, in: garden), action, try post("A", nonce: 1), try post("a", nonce: 1, by: bob),
        ])
        #expect(outcomes[0...2] == [.nonceReused, .nonceReused, .nonceReused])
        #expect(outcomes[3].entry?.seq == Seq(2))
    }

    @Test func textsThatOnlyLookAlikeAreNotTheSame() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("\u{E9}", nonce: 1)])
        #expect(try await store.store([try post("e\u{301}", nonce: 1)]) == [.nonceReused])
    }

    @Test func aBatchThatFailsLeavesNothingBehind() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("a", nonce: 1)])
        let before = try store.state()
        let broken = JournalBatch(
            people: [try person(1, "ann")], rooms: [try named(RoomNumber(3), "third")],
            submissions: [try post("b", nonce: 2), try post("c", nonce: 3, in: RoomNumber(9))])
        #expect(await store.result(of: broken) == .failed(.failed))
        #expect(try store.state() == before)
        #expect(try await store.store([try post("b", nonce: 2)])[0].entry?.seq == Seq(2))
    }

    @Test func whyABatchFailedIsReportedInWords() async throws {
        let (reports, continuation) = AsyncStream.makeStream(of: String.self)
        let store = try HistoryStore.ephemeral { continuation.yield($0.message) }
        defer { store.close() }
        let batch = JournalBatch(people: [], rooms: [], submissions: [try post("a", nonce: 1)])
        #expect(await store.result(of: batch) == .failed(.failed))
        let report = await reports.first { _ in true }
        #expect(report == "An entry was sent for room 1, which the journal does not have.")
    }

    @Test func aLargeBatchIsOneTransaction() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let outcomes = try await store.store(try posts(1...4_096))
        #expect(outcomes.compactMap(\.entry?.seq.value) == Array(1...4_096))
    }
}
