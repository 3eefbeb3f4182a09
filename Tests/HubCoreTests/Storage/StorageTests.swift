import ChatModel
import Testing

@testable import HubCore

struct StorageTests {
    @Test(arguments: [
        (StorageFailure.full, StorageStatus.full), (.readOnly, .readOnly), (.failed, .failing),
    ])
    func everyMemberIsToldWhenTheDiskChanges(failure: StorageFailure, status: StorageStatus) throws {
        var bench = Bench()
        let (ann, bob, visitor) = (try bench.member("ann"), try bench.member("bob"), try bench.visitor("eve"))
        let room = try bench.join(ann)
        bench.failure = failure
        for text in ["1", "2"] {
            let effects = try bench.say(text, in: room, from: ann)
            let told: [StorageStatus] = text == "1" ? [status] : []
            #expect([ann, bob].map { effects.storage(to: $0) } == [told, told])
            #expect(effects.answers(to: visitor) == [])
        }
    }

    @Test func theWelcomeIsFollowedByTheStateOfADiskThatIsNotWell() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.failure = .full
        try bench.say("1", in: room, from: ann)
        let (bob, effects) = try bench.enter("bob")
        guard case .welcome? = effects.answers(to: bob).first else { throw Missing() }
        #expect(effects.answers(to: bob).dropFirst().first == .storage(.full))
        let (visitor, entering) = try bench.enter("eve", as: .visitor)
        #expect(entering.storage(to: visitor) == [])
    }

    @Test func theDiskIsTriedEachSecondUntilItIsWell() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.failure = .full
        try bench.say("1", in: room, from: ann)
        let probe = JournalBatch(people: [], rooms: [], submissions: [])
        for _ in 0..<3 {
            let second = bench.pass(seconds: 1)
            #expect(second.batches == [probe])
            #expect(second.storage(to: ann) == [])
        }
        bench.failure = nil
        let well = bench.pass(seconds: 1)
        #expect(well.batches == [probe])
        #expect(well.storage(to: ann) == [.well])
        #expect(bench.pass(seconds: 5).batches == [])
    }

    @Test func oneFailureAfterAnotherIsToldByItsKind() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.failure = .full
        var told = try bench.say("1", in: room, from: ann).storage(to: ann)
        bench.failure = .readOnly
        told += bench.pass(seconds: 2).storage(to: ann)
        #expect(told == [.full, .readOnly])
    }

    @Test func aPostThatIsStoredEndsTheTrouble() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.failure = .failed
        try bench.say("1", in: room, from: ann)
        bench.failure = nil
        let again = try bench.post("1", in: room, attempt: 1)
        let effects = bench.receive(.post(again), from: ann)
        #expect(effects.texts == ["1"])
        #expect(effects.storage(to: ann) == [.well])
    }

    @Test func readingGoesOnWhileNothingCanBeStored() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        try bench.say("before", in: room, from: ann)
        bench.failure = .readOnly
        try bench.say("lost", in: room, from: ann)
        let bob = try bench.member("bob")
        let joined = bench.receive(.join(Tag(1), .lobby, resume: nil), from: bob).joined(to: bob)
        #expect(joined.map(\.history.count) == [1])
        let search = SearchRequest(
            words: try SearchWords("before"), scope: .everywhere, author: nil, since: nil, before: nil, limit: 5)
        #expect(bench.receive(.search(Tag(2), search), from: bob).found(by: bob).map(\.hits.count) == [1])
    }

    @Test func ofTheAttemptsThatWaitNoneOvertakesAnEarlierPost() throws {
        var bench = Bench { $0.credit = 1 }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let (one, two) = (try bench.post("1", in: room), try bench.post("2", in: room))
        _ = bench.apply(.received(ann, .post(one)))
        let flight = bench.apply(.turnEnded)
        #expect(bench.apply(.received(ann, .post(two))).refusals(to: ann) == [.overCredit])
        bench.failure = .full
        #expect(bench.settle(flight).refusals(to: ann) == [.storageFull])
        bench.failure = nil
        let early = Post(room: room, nonce: two.nonce, attempt: 0, body: two.body)
        #expect(bench.receive(.post(early), from: ann).refusals(to: ann) == [.staleAttempt])
        for post in [one, two] {
            let again = Post(room: room, nonce: post.nonce, attempt: 1, body: post.body)
            #expect(bench.receive(.post(again), from: ann).texts.count == 1)
        }
    }
}
