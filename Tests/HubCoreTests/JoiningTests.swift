import ChatModel
import Testing

@testable import HubCore

struct JoiningTests {
    @Test func anEmptyRoomIsJoinedAtOnceInOrder() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let effects = bench.receive(.join(Tag(5), .lobby, resume: nil), from: ann)
        let room = RoomNumber(1)
        let me = Member(person: try bench.person("ann"), away: nil)
        let joined = Joined(
            tag: Tag(5), room: room, kind: .named(.lobby), partner: nil, topic: .none, resume: .fresh, head: .zero,
            history: [], authors: [], roster: RosterPage(members: [me], count: 1, more: false))
        let record = RoomRecord(number: room, kind: .named(.lobby))
        #expect(
            effects == [
                .attach(ann, room, head: .zero), .publish(room, .arrived(me)), .answer(ann, .joined(joined)),
                .release(ann, room),
                .store(JournalBatch(people: [], rooms: [record], submissions: [])),
            ])
    }

    @Test func theCursorIsHeldUntilTheHistoryIsThere() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let bob = try bench.member("bob")
        let asked = bench.apply(.received(bob, .join(Tag(2), .lobby, resume: nil)))
        #expect(asked.first == .attach(bob, room, head: Seq(1)))
        #expect(!asked.contains(.release(bob, room)))
        let meanwhile = bench.receive(.post(try bench.post("two", in: room)), from: ann)
        #expect(meanwhile.texts == ["two"])
        let effects = bench.settle(asked)
        let joined = try unwrap(effects.joined(to: bob).first)
        #expect(joined.head == Seq(1))
        #expect(joined.history.map(\.seq) == [Seq(1)])
        #expect(joined.authors == [try bench.person("ann")])
        #expect(joined.roster.count == 2)
        #expect(effects.last == .release(bob, room))
    }

    @Test(arguments: [
        (Nonce(1), Seq(1), Joined.Resume.resumed, [Seq(2)]), (Nonce(99), Seq(1), .reset, [Seq(1), Seq(2)]),
        (Nonce(2), Seq(2), .resumed, []), (Nonce(2), Seq(7), .reset, [Seq(1), Seq(2)]),
    ])
    func theResumeVerdictIsPassedThrough(
        nonce: Nonce, seq: Seq, verdict: Joined.Resume, history: [Seq]
    ) throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        bench.receive(.post(try bench.post("two", in: room)), from: ann)
        let bob = try bench.member("bob")
        let effects = bench.receive(
            .join(Tag(2), .lobby, resume: ResumeToken(seq: seq, nonce: nonce)), from: bob)
        let joined = try unwrap(effects.joined(to: bob).first)
        #expect(joined.resume == verdict)
        #expect(joined.history.map(\.seq) == history)
    }

    @Test func aTokenIsCheckedEvenForAnEmptyRoom() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let token = ResumeToken(seq: Seq(3), nonce: Nonce(3))
        let effects = bench.receive(.join(Tag(2), .lobby, resume: token), from: ann)
        #expect(effects.joined(to: ann).map(\.resume) == [.reset])
    }

    @Test func asksOfHistoryThatCannotBeReadAreTakenBack() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let bob = try bench.member("bob")
        bench.readsFail = true
        let effects = bench.receive(.join(Tag(2), .lobby, resume: nil), from: bob)
        let number = try bench.person("bob").number
        #expect(effects.refusals(to: bob) == [.storageFailed])
        #expect(effects.contains(.detach(bob, room)))
        #expect(effects.published(in: room).last == .left(number))
        #expect(
            bench.receive(.history(Tag(3), room, .before(nil, limit: 1)), from: bob).refusals(to: bob) == [.notJoined])
    }

    @Test func onlyTheNewestOfTwoJoinsIsAnsweredWithARoom() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let bob = try bench.member("bob")
        let first = bench.apply(.received(bob, .join(Tag(2), .lobby, resume: nil)))
        let second = bench.apply(.received(bob, .join(Tag(3), .lobby, resume: nil)))
        let early = bench.settle(first)
        #expect(early.refusals(to: bob) == [.unexpected])
        #expect(!early.contains(.release(bob, room)))
        let late = bench.settle(second)
        #expect(late.joined(to: bob).map(\.tag) == [Tag(3)])
        #expect(late.last == .release(bob, room))
    }

    @Test func aRoomLeftBeforeItsHistoryCameIsNotOpened() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let bob = try bench.member("bob")
        let asked = bench.apply(.received(bob, .join(Tag(2), .lobby, resume: nil)))
        let left = bench.apply(.received(bob, .leave(Tag(3), room)))
        #expect(left.contains(.answer(bob, .done(Tag(3)))))
        let effects = bench.settle(asked)
        #expect(effects.refusals(to: bob) == [.unexpected])
        #expect(!effects.contains(.release(bob, room)))
    }

    @Test func leavingTakesTheCursorAndTellsTheRoom() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let number = try bench.person("ann").number
        #expect(
            bench.receive(.leave(Tag(2), room), from: ann) == [
                .detach(ann, room), .publish(room, .left(number)), .answer(ann, .done(Tag(2))),
            ])
    }

    @Test func aVisitorMakesNoJoinLineAndStandsInNoRoster() throws {
        var bench = Bench()
        let ann = try bench.visitor("ann")
        let effects = bench.receive(.join(Tag(5), .lobby, resume: nil), from: ann)
        #expect(effects.published(in: RoomNumber(1)) == [])
        #expect(effects.joined(to: ann).map(\.roster.count) == [0])
        #expect(bench.hub.peopleOnline == 0)
        #expect(bench.receive(.goodbye, from: ann).published(in: RoomNumber(1)) == [])
    }

    @Test func aRoomIsTheSameInAnySpelling() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        #expect(try bench.join(ann, "Lobby") == bench.join(ann, "lobby"))
    }

    @Test func aHubGoesOnFromItsJournal() throws {
        let person = Person(
            number: UserNumber(7), id: UserID(try unwrap(Digest([UInt8](repeating: 9, count: 32)))),
            nick: try Nick("old"))
        let record = RoomRecord(number: RoomNumber(5), kind: .named(.lobby))
        let topic = try Topic("hello")
        var bench = Bench(
            state: JournalState(people: [person], rooms: [RoomState(record: record, topic: topic, head: Seq(3))]))
        let ann = try bench.enter("ann", asking: "OLD")
        #expect(ann.effects.welcome(to: ann.id)?.you.nick == (try Nick("OLD-2")))
        #expect(ann.effects.welcome(to: ann.id)?.you.number == UserNumber(8))
        let joined = try unwrap(
            bench.receive(.join(Tag(1), .lobby, resume: nil), from: ann.id).joined(to: ann.id).first)
        #expect((joined.room, joined.topic, joined.head) == (RoomNumber(5), topic, Seq(3)))
        #expect(try bench.join(ann.id, "new") == RoomNumber(6))
    }

    @Test(arguments: [
        (HistorySpan.before(nil, limit: 2), [Seq(4), Seq(5)], true),
        (.before(Seq(3), limit: 9), [Seq(1), Seq(2)], false),
        (.after(Seq(1), limit: 2), [Seq(2), Seq(3)], true), (.after(Seq(5), limit: 2), [], false),
        (.before(nil, limit: 0), [Seq(5)], true), (.after(.zero, limit: .max), [Seq(1), Seq(2), Seq(3), Seq(4)], true),
    ])
    func historyComesInPages(span: HistorySpan, seqs: [Seq], more: Bool) throws {
        var bench = Bench { $0.pageEntries = 4 }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        for text in ["1", "2", "3", "4", "5"] { bench.receive(.post(try bench.post(text, in: room)), from: ann) }
        let answers = bench.receive(.history(Tag(9), room, span), from: ann).answers(to: ann)
        guard case .history(Tag(9), let page)? = answers.first else { throw Missing() }
        #expect((page.room, page.entries.map(\.seq), page.more) == (room, seqs, more))
        #expect(page.authors == (seqs.isEmpty ? [] : [try bench.person("ann")]))
    }
}
