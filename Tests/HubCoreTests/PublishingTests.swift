import ChatModel
import Testing

@testable import HubCore

struct PublishingTests {
    /// A bench with two members in one room.
    private func pair(
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, ann: SessionID, bob: SessionID, room: RoomNumber) {
        var bench = Bench(change)
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        try bench.join(bob)
        return (bench, ann, bob, room)
    }

    @Test func nothingIsPublishedBeforeItIsStored() throws {
        var (bench, ann, _, room) = try pair()
        let post = try bench.post("hi", in: room)
        #expect(bench.apply(.received(ann, .post(post))) == [])
        let author = try bench.person("ann").number
        let submission = Submission(room: room, author: author, nonce: post.nonce, body: post.body)
        let batch = JournalBatch(people: [], rooms: [], submissions: [submission])
        #expect(bench.apply(.turnEnded) == [.store(batch)])
        let entry = Entry(seq: Seq(1), time: bench.now.wall, author: author, nonce: post.nonce, body: post.body)
        #expect(bench.apply(.stored(.committed([.stored(entry)]))) == [.publish(room, .entry(entry))])
    }

    @Test func whatArrivesDuringATransactionIsTheNextOne() throws {
        var (bench, ann, bob, room) = try pair()
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        let first = bench.apply(.turnEnded)
        for (id, text) in [(ann, "2"), (bob, "3"), (ann, "4")] {
            _ = bench.apply(.received(id, .post(try bench.post(text, in: room))))
            #expect(bench.apply(.turnEnded) == [])
        }
        let landed = bench.apply(.stored(bench.result(of: try unwrap(first.batches.first))))
        #expect(landed.texts == ["1"])
        #expect(landed.batches.map(\.submissions.count) == [3])
        #expect(bench.settle(landed).texts == ["1", "2", "3", "4"])
    }

    @Test func aLeaveBehindAPostKeepsItsPlace() throws {
        var (bench, ann, _, room) = try pair()
        let number = try bench.person("ann").number
        _ = bench.apply(.received(ann, .post(try bench.post("hi", in: room))))
        #expect(bench.apply(.received(ann, .leave(Tag(2), room))).published(in: room) == [])
        let effects = bench.settle(bench.apply(.turnEnded))
        #expect(effects.texts == ["hi"])
        #expect(effects.published(in: room).last == .left(number))
        let nonces = effects.answers(to: ann)
        #expect(nonces == [.accepted(Nonce(1), Seq(1))])
    }

    @Test func eventsWithoutAPostNeedNoTransaction() throws {
        var (bench, ann, _, room) = try pair()
        _ = bench.apply(.received(ann, .post(try bench.post("hi", in: room))))
        let flight = bench.apply(.turnEnded)
        _ = bench.apply(.received(ann, .away(Tag(2), nil)))
        _ = bench.apply(.received(ann, .leave(Tag(3), room)))
        let landed = bench.apply(.stored(bench.result(of: try unwrap(flight.batches.first))))
        #expect(landed.batches == [])
        #expect(landed.published(in: room).count == 2)
    }

    @Test func aRetryIsAcceptedAndNotPublishedAgain() throws {
        var (bench, ann, _, room) = try pair()
        let post = try bench.post("hi", in: room)
        bench.receive(.post(post), from: ann)
        #expect(bench.receive(.post(post), from: ann).answers(to: ann) == [.accepted(post.nonce, Seq(1))])
        let other = Post(room: room, nonce: post.nonce, attempt: 0, body: .text(try MessageText("else")))
        let effects = bench.receive(.post(other), from: ann)
        #expect(effects.refusals(to: ann) == [.nonceReused])
        #expect(effects.texts == [])
    }

    @Test func aTopicIsAnEntryAndTheRoomsTopic() throws {
        var (bench, ann, bob, room) = try pair()
        let topic = try Topic("tea at five")
        bench.receive(.post(Post(room: room, nonce: Nonce(77), attempt: 0, body: .topic(topic))), from: ann)
        let effects = bench.receive(.join(Tag(4), .lobby, resume: nil), from: bob)
        #expect(effects.joined(to: bob).map(\.topic) == [topic])
    }

    @Test(arguments: [
        (StorageFailure.full, Refusal.Code.storageFull), (.readOnly, .storageReadOnly), (.failed, .storageFailed),
    ])
    func aFailedTransactionIsRefusedAndOrderHolds(failure: StorageFailure, code: Refusal.Code) throws {
        var (bench, ann, bob, room) = try pair()
        let posts = try ["1", "2", "3"].map { try bench.post($0, in: room) }
        _ = bench.apply(.received(ann, .post(posts[0])))
        let flight = bench.apply(.turnEnded)
        _ = bench.apply(.received(ann, .post(posts[1])))
        _ = bench.apply(.received(bob, .post(try bench.post("bob", in: room))))
        let landed = bench.apply(.stored(.failed(failure)))
        #expect(flight.batches.count == 1)
        #expect(landed.refusals(to: ann) == [code, .staleAttempt])
        #expect(landed.batches.map(\.submissions.count) == [1])
        #expect(bench.settle(landed).texts == ["bob"])
        #expect(bench.receive(.post(posts[2]), from: ann).refusals(to: ann) == [.staleAttempt])
        for post in posts {
            let again = Post(room: room, nonce: post.nonce, attempt: 1, body: post.body)
            #expect(bench.receive(.post(again), from: ann).texts.count == 1)
        }
        #expect(bench.hub.sessions[ann]?.unacknowledged == 0)
    }

    @Test func aLostSessionsWaitingPostsDoNotOvertakeItsFailedOnes() throws {
        var (bench, ann, bob, room) = try pair()
        let (one, two) = (try bench.post("1", in: room), try bench.post("2", in: room))
        _ = bench.apply(.received(ann, .post(one)))
        _ = bench.apply(.turnEnded)
        _ = bench.apply(.received(ann, .post(two)))
        _ = bench.apply(.closed(ann))
        let again = try bench.member("ann")
        _ = bench.apply(.received(again, .join(Tag(1), .lobby, resume: nil)))
        _ = bench.apply(.received(again, .post(one)))
        _ = bench.apply(.received(again, .post(two)))
        let effects = bench.settle(bench.apply(.stored(.failed(.failed))))
        #expect(effects.texts == ["1", "2"])
        #expect(effects.answers(to: bob) == [.storage(.failing), .storage(.well)])
    }

    @Test func peopleAndRoomsAreWrittenAgainAfterAFailure() throws {
        var bench = Bench()
        bench.failure = .full
        let ann = try bench.member("ann")
        try bench.join(ann)
        #expect(bench.run(.turnEnded).batches == [])
        bench.failure = nil
        let batch = try unwrap(bench.pass(seconds: 1).batches.first)
        #expect(batch.people == [try bench.person("ann")])
        #expect(batch.rooms.map(\.kind) == [.named(.lobby)])
        #expect(bench.pass(seconds: 2).batches == [])
    }

    @Test func readingIsHeldOverTheBoundAndReleased() throws {
        var (bench, ann, bob, room) = try pair { $0.batchEntries = 3 }
        _ = bench.apply(.received(ann, .post(try bench.post("0", in: room))))
        let flight = bench.apply(.turnEnded)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        _ = bench.apply(.received(bob, .away(Tag(2), try AwayText("tea"))))
        #expect(bench.apply(.received(ann, .post(try bench.post("2", in: room)))) == [.readingAll(false)])
        #expect(bench.apply(.received(ann, .post(try bench.post("3", in: room)))) == [])
        let landed = bench.apply(.stored(bench.result(of: try unwrap(flight.batches.first))))
        #expect(landed.filter { $0 == .readingAll(true) }.count == 1)
        #expect(bench.settle(landed).texts == ["0", "1", "2", "3"])
    }

    @Test func readingIsHeldByBytesToo() throws {
        var (bench, ann, _, room) = try pair { $0.batchBytes = 10 }
        #expect(bench.apply(.received(ann, .post(try bench.post("12345", in: room)))) == [])
        #expect(bench.apply(.received(ann, .post(try bench.post("12345", in: room)))) == [.readingAll(false)])
    }

    @Test func creditIsRefusedOverAndOrderHoldsUntilTheAuthorStartsAgain() throws {
        var (bench, ann, _, room) = try pair { $0.credit = 2 }
        let posts = try ["1", "2", "3", "4"].map { try bench.post($0, in: room) }
        let over = posts.prefix(3).flatMap { bench.apply(.received(ann, .post($0))) }
        #expect(over.refusals(to: ann) == [.overCredit])
        #expect(bench.settle(bench.apply(.turnEnded)).texts == ["1", "2"])
        #expect(bench.receive(.post(posts[3]), from: ann).refusals(to: ann) == [.staleAttempt])
        let again = posts.suffix(2).map { Post(room: room, nonce: $0.nonce, attempt: 1, body: $0.body) }
        #expect(again.flatMap { bench.receive(.post($0), from: ann) }.texts == ["3", "4"])
    }

    @Test func authorsWhoStandInNoRosterAreIntroducedBeforeTheirFirstEntry() throws {
        var (bench, _, _, room) = try pair()
        let eve = try bench.visitor("eve")
        try bench.join(eve)
        let first = bench.receive(.post(try bench.post("hi", in: room)), from: eve).published(in: room)
        #expect(first.first == .introduced(try bench.person("eve")))
        #expect(first.count == 2)
        #expect(bench.receive(.post(try bench.post("again", in: room)), from: eve).published(in: room).count == 1)
        bench.receive(.goodbye, from: eve)
        let later = try bench.visitor("eve")
        try bench.join(later)
        #expect(bench.receive(.post(try bench.post("back", in: room)), from: later).published(in: room).count == 2)
    }
}
