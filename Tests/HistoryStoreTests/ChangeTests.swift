import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct ChangeTests {
    struct Case: Sendable {
        let name: String
        let submission: Submission
        let outcome: TargetFailure?
    }

    /// The room has ann's message at 1, bob's at 2, a topic at 3, a deleted one of ann's at 4, its deletion at 5, and
    /// ann's edit of 1 at 6.
    static func cases() throws -> [Case] {
        [
            Case(name: "own edit", submission: try edit(1, "x", nonce: 100), outcome: nil),
            Case(name: "edit of bob's", submission: try edit(2, "x", nonce: 101), outcome: .notYours),
            Case(name: "edit by right", submission: try edit(2, "x", nonce: 102, right: .anybodys), outcome: nil),
            Case(name: "deletion of bob's", submission: deletion(2, nonce: 103), outcome: .notYours),
            Case(name: "reply to bob's", submission: try reply(2, "x", nonce: 104), outcome: nil),
            Case(name: "reaction to bob's", submission: try reaction(2, "+1", nonce: 105), outcome: nil),
            Case(name: "edit of a topic", submission: try edit(3, "x", nonce: 106), outcome: .noSuchEntry),
            Case(name: "reply to nothing", submission: try reply(0, "x", nonce: 107), outcome: .noSuchEntry),
            Case(name: "reply to the future", submission: try reply(99, "x", nonce: 108), outcome: .noSuchEntry),
            Case(name: "reply far off", submission: try reply(.max, "x", nonce: 109), outcome: .noSuchEntry),
            Case(name: "edit of a deleted", submission: try edit(4, "x", nonce: 110), outcome: .deleted),
            Case(name: "second deletion", submission: deletion(4, nonce: 111), outcome: .deleted),
            Case(name: "reply to a deleted", submission: try reply(4, "x", nonce: 112), outcome: .deleted),
            Case(name: "reaction to a deleted", submission: try reaction(4, "+1", nonce: 113), outcome: .deleted),
            Case(name: "edit of a deletion", submission: try edit(5, "x", nonce: 114), outcome: .noSuchEntry),
            Case(name: "reaction to an edit", submission: try reaction(6, "+1", nonce: 115), outcome: .noSuchEntry),
            Case(name: "deletion of an edit", submission: deletion(6, nonce: 116), outcome: .noSuchEntry),
        ]
    }

    private func room() async throws -> HistoryStore {
        let store = try await storeWithRooms()
        try await store.store([
            try post("one", nonce: 1), try post("two", nonce: 2, by: bob),
            submission(.topic(try Topic("tea")), nonce: 3), try post("four", nonce: 4), deletion(4, nonce: 5),
            try edit(1, "one!", nonce: 6),
        ])
        return store
    }

    @Test func whatAChangeSpeaksOfIsHeldAgainstTheJournal() async throws {
        for item in try Self.cases() {
            let store = try await room()
            let outcome = try await store.store([item.submission])[0]
            if let failure = item.outcome {
                #expect(outcome == .refused(failure), "\(item.name)")
                #expect(try store.state().rooms[0].head == Seq(6), "\(item.name)")
            } else {
                #expect(outcome.entry?.seq == Seq(7), "\(item.name)")
                #expect(outcome.entry?.body == item.submission.body, "\(item.name)")
            }
            store.close()
        }
    }

    @Test func aMessageOfTheSameBatchCanBeChanged() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let outcomes = try await store.store([
            try post("a", nonce: 1), try edit(1, "b", nonce: 2), deletion(1, nonce: 3), try edit(1, "c", nonce: 4),
        ])
        #expect(outcomes.map { $0.entry?.seq.value } == [1, 2, 3, nil])
        #expect(outcomes[3] == .refused(.deleted))
    }

    @Test func aRetriedChangeIsADuplicateWhateverBecameOfItsTarget() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let sent = [
            try post("a", nonce: 1), try edit(1, "b", nonce: 2), try reaction(1, "+1", nonce: 3),
            try reply(1, "r", nonce: 4), deletion(1, nonce: 5), deletion(4, nonce: 6),
        ]
        try await store.store(sent)
        #expect(try await store.store(sent) == (1...6).map { .duplicate(Seq($0)) })
        #expect(try await store.store([try edit(2, "b", nonce: 2)]) == [.nonceReused])
        #expect(try await store.store([try reaction(1, "-1", nonce: 3)]) == [.nonceReused])
        #expect(try await store.store([deletion(1, nonce: 6)]) == [.nonceReused])
    }

    @Test func theFirstTextOfAnEditedMessageIsStillARetry() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("a", nonce: 1), try edit(1, "b", nonce: 2)])
        #expect(try await store.store([try post("a", nonce: 1)]) == [.duplicate(Seq(1))])
        #expect(try await store.store([try post("b", nonce: 1)]) == [.nonceReused])
    }

    @Test func aReactionThatChangesNothingIsNoEntry() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("a", nonce: 1), try post("b", nonce: 2)])
        let outcomes = try await store.store([
            try reaction(1, "+1", nonce: 3, isOn: false), try reaction(1, "+1", nonce: 4),
            try reaction(1, "+1", nonce: 5), try reaction(1, "+1", nonce: 6, by: bob),
            try reaction(1, "+1", nonce: 7, isOn: false), try reaction(1, "+1", nonce: 8, isOn: false),
        ])
        #expect(outcomes.map { $0.entry?.seq.value } == [nil, 3, nil, 4, 5, nil])
        #expect([outcomes[0], outcomes[2], outcomes[5]] == [1, 3, 1].map { .duplicate(Seq($0)) })
    }

    @Test func noMoreThanSoManyDifferentSignsStandUnderAMessage() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("a", nonce: 1)])
        let limit = UInt64(Limits().reactionsPerEntry)
        try await store.store(try (1...limit).map { try reaction(1, "s\($0)", nonce: 1 + $0) })
        let outcomes = try await store.store([
            try reaction(1, "one-more", nonce: 500), try reaction(1, "s1", nonce: 501, by: bob),
            try reaction(1, "s2", nonce: 502, isOn: false), try reaction(1, "one-more", nonce: 503),
        ])
        #expect(outcomes[0] == .refused(.tooManyReactions))
        #expect(outcomes[1...].allSatisfy { $0.entry != nil })
    }

    @Test(arguments: [Entry.Body.deleted, .deletedEdit(of: Seq(1))])
    func aTombstoneIsNotPosted(body: Entry.Body) async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let batch = JournalBatch(people: [], rooms: [], submissions: [submission(body, nonce: 1)])
        #expect(await store.result(of: batch) == .failed(.failed))
    }

    @Test func anEmptyBatchWritesButNothingIsRead() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let before = try store.state()
        #expect(try await store.outcomes(of: JournalBatch(people: [], rooms: [], submissions: [])) == [])
        #expect(try store.state() == before)
    }
}
