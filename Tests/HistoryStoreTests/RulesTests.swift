import ChatModel
import HistoryStore
import Testing

/// Roles, bans, modes and when people were here: kept with what they follow from, or not at all.
@Suite(.timeLimit(.minutes(1))) struct RulesTests {
    private func ban(_ byte: UInt8, until: UInt64? = nil) throws -> Sanction {
        Sanction(
            kind: .ban, target: .user(Subject(id: try userID(byte), nick: try Nick("bob"))),
            until: until.map { HubTime(milliseconds: $0) }, by: try Nick("ann"), reason: try Reason("spam"))
    }

    private func ruling(_ nonce: UInt64, _ rules: [RuleChange]) throws -> Submission {
        let act = Act.unmute(Subject(id: try userID(2), nick: try Nick("bob")))
        return Submission(
            room: lobby, author: ann, nonce: Nonce(nonce), body: .ruling(Ruling(scope: .room, act: act)), rules: rules)
    }

    @Test func aRulingIsStoredWithWhatFollowsFromIt() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        let mode = RoomMode(isInviteOnly: true, pause: 5, chosenHistory: RoomMode.History.none)
        let rules: [RuleChange] = [
            .standing(.hub, Standing(user: try userID(2), role: .operator)),
            .standing(.room(garden), Standing(user: try userID(2), role: .member, since: Seq(7))),
            .sanction(.room(lobby), try ban(3)),
        ]
        try await store.store([try ruling(1, rules + [.mode(garden, mode)])])
        store.close()
        let again = try HistoryStore(folder: folder.path)
        defer { again.close() }
        let state = try again.state()
        #expect(state.rules == rules)
        #expect(state.rooms.map(\.mode) == [.open, mode])
        #expect(try await again.all(lobby).map(\.body) == [try ruling(1, []).body])
    }

    @Test func whatIsRefusedOrTriedAgainChangesNothing() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let first = try ruling(1, [.standing(.hub, Standing(user: try userID(2), role: .operator))])
        try await store.store([first])
        try await store.store([try ruling(2, [.dropStanding(.hub, try userID(2))])])
        #expect(try await store.store([first]) == [.duplicate(Seq(1))])
        #expect(try store.state().rules.isEmpty)
        let other = Submission(
            room: lobby, author: ann, nonce: Nonce(1), body: try said("x"), rules: [.sanction(.hub, try ban(3))])
        #expect(try await store.store([other]) == [.nonceReused])
        #expect(try store.state().rules.isEmpty)
    }

    @Test func theLastWordCountsAndWhatHasEndedGoes() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.outcomes(
            of: JournalBatch(
                people: [], rooms: [], submissions: [],
                rules: [.sanction(.hub, try ban(2, until: 5_000)), .sanction(.hub, try ban(3, until: 2_000))]),
            at: 1_000)
        #expect(try store.state().rules.count == 2)
        try await store.outcomes(
            of: JournalBatch(people: [], rooms: [], submissions: [], rules: [.sanction(.hub, try ban(2))]), at: 3_000)
        #expect(try store.state().rules == [.sanction(.hub, try ban(2))])
        let lift = RuleChange.lift(.hub, .ban, try ban(2).target)
        try await store.outcomes(of: JournalBatch(people: [], rooms: [], submissions: [], rules: [lift]))
        #expect(try store.state().rules.isEmpty)
    }

    @Test func whenPeopleWereHereIsKept() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        for time in [UInt64(10), 20] {
            let seen = [ann: HubTime(milliseconds: time)]
            try await store.outcomes(of: JournalBatch(people: [], rooms: [], submissions: [], seen: seen))
        }
        #expect(try store.state().seen == [ann: HubTime(milliseconds: 20)])
    }

    @Test func whatStandsUpToTheBorderIsNeitherReadNorCountedNorFound() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...10))
        for span in [HistorySpan.before(nil, limit: 50), .after(.zero, limit: 50), .after(Seq(2), limit: 50)] {
            let page = try await store.page(.page(lobby, span, upTo: Seq(10), reader: bob, border: Seq(7)))
            #expect(page.places == [8, 9, 10])
            #expect(!page.more)
        }
        let reader = JournalReader(user: bob, mark: .zero, counts: true)
        for (place, resume) in [(UInt64(5), Joined.Resume.reset), (8, .resumed)] {
            let token = ResumeToken(seq: Seq(place), nonce: Nonce(place))
            let page = try await store.page(
                .join(lobby, upTo: Seq(10), resume: token, limit: 50, reader: reader, border: Seq(7)))
            #expect(page.resume == resume)
            #expect(page.places == (resume == .reset ? [8, 9, 10] : [9, 10]))
            #expect(page.unread.messages == 3)
        }
        #expect(try await store.found("line", hidden: [lobby: Seq(7)]).hits.map(\.entry.seq.value) == [10, 9, 8])
        #expect(try await store.found("line", in: .one(lobby), hidden: [lobby: .end]).hits.isEmpty)
    }
}
