import ChatModel
import Testing

@testable import HubCore

struct ChangeTests {
    /// A bench with two members in one room, and a message of the first.
    private func spoken(
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, ann: SessionID, bob: SessionID, room: RoomNumber) {
        var bench = Bench(change)
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        try bench.join(bob)
        try bench.say("hi", in: room, from: ann)
        return (bench, ann, bob, room)
    }

    /// A body, and whose message it may be about.
    struct Right: Sendable {
        let body: Entry.Body
        let right: TargetRight
    }

    static func rights() throws -> [Right] {
        [
            Right(body: .reply(to: Seq(1), try MessageText("yes")), right: .anybodys),
            Right(body: .reaction(to: Seq(1), try Reaction("👍"), isOn: true), right: .anybodys),
            Right(body: .edit(of: Seq(1), try MessageText("ho")), right: .own),
            Right(body: .deletion(of: Seq(1)), right: .own),
        ]
    }

    @Test(arguments: try rights())
    func aChangeIsAnEntryWithARight(row: Right) throws {
        var (bench, ann, _, room) = try spoken()
        let post = bench.post(row.body, in: room)
        _ = bench.apply(.received(ann, .post(post)))
        let flight = bench.apply(.turnEnded)
        #expect(flight.batches.first?.submissions.map(\.mayChange) == [row.right])
        let entries = bench.settle(flight).published(in: room)
        let author = try bench.person("ann").number
        let entry = Entry(seq: Seq(2), time: bench.now.wall, author: author, nonce: post.nonce, body: row.body)
        #expect(entries == [.entry(entry)])
    }

    @Test(arguments: [
        Entry.Body.snapshot(RoomSnapshot(topic: .none)), .deleted, .deletedEdit(of: Seq(1)),
    ])
    func whatOnlyTheHubWritesIsRefused(body: Entry.Body) throws {
        var (bench, ann, _, room) = try spoken()
        let effects = bench.receive(.post(bench.post(body, in: room)), from: ann)
        #expect(effects.refusals(to: ann) == [.malformed])
        #expect(effects.batches == [])
        #expect(bench.hub.sessions[ann]?.unacknowledged == 0)
    }

    @Test(arguments: [
        (TargetFailure.noSuchEntry, Refusal.Code.noSuchEntry, "There is no such message, or not any more."),
        (.deleted, .noSuchEntry, "That message was taken back."),
        (.notYours, .notYours, "Only its author can change that message."),
        (
            .tooManyReactions, .tooManyReactions,
            "That message has as many different reactions as fit; use one of them."
        ),
        (.tooManyPins, .tooManyPins, "As many messages are pinned here as may be; unpin one first."),
    ])
    func aTargetThatFailsIsARefusal(failure: TargetFailure, code: Refusal.Code, detail: String) throws {
        var (bench, ann, _, room) = try spoken()
        let post = bench.post(.deletion(of: Seq(1)), in: room)
        _ = bench.apply(.received(ann, .post(post)))
        _ = bench.apply(.turnEnded)
        let refusal = Refusal(subject: .post(post.nonce), code: code, detail: detail)
        #expect(bench.apply(.stored(.committed([.refused(failure)]))) == [.answer(ann, .refused(refusal))])
        #expect(bench.hub.sessions[ann]?.unacknowledged == 0)
    }

    @Test func nobodyChangesWhatSomebodyElseSaid() throws {
        var (bench, _, bob, room) = try spoken()
        for body in [Entry.Body.edit(of: Seq(1), try MessageText("ho")), .deletion(of: Seq(1))] {
            #expect(bench.receive(.post(bench.post(body, in: room)), from: bob).refusals(to: bob) == [.notYours])
        }
    }

    @Test func aReactionThatChangesNothingIsAccepted() throws {
        var (bench, _, bob, room) = try spoken()
        let body = Entry.Body.reaction(to: Seq(1), try Reaction("👍"), isOn: true)
        bench.receive(.post(bench.post(body, in: room)), from: bob)
        let again = bench.post(body, in: room)
        let effects = bench.receive(.post(again), from: bob)
        #expect(effects.answers(to: bob) == [.accepted(again.nonce, Seq(2))])
        #expect(effects.published(in: room) == [])
    }

    @Test func aDeletionDropsTheLogUpToTheMessage() throws {
        var (bench, ann, _, room) = try spoken()
        try bench.say("more", in: room, from: ann)
        let effects = bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: room)), from: ann)
        #expect(effects.last == .forget(room, upTo: Seq(1)))
        guard case .publish(_, .entry(let entry))? = effects.dropLast().last else { throw Missing() }
        #expect(entry.body == .deletion(of: Seq(1)))
    }

    @Test func aDeletionDropsTheEditsOfTheMessageToo() throws {
        var (bench, ann, _, room) = try spoken()
        bench.receive(.post(bench.post(.edit(of: Seq(1), try MessageText("ho")), in: room)), from: ann)
        try bench.say("more", in: room, from: ann)
        let effects = bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: room)), from: ann)
        #expect(effects.last == .forget(room, upTo: Seq(2)))
    }

    @Test func aPageTellsWhatBecameOfItsMessages() throws {
        var (bench, ann, bob, room) = try spoken()
        bench.wait(5_000)
        bench.receive(.post(bench.post(.edit(of: Seq(1), try MessageText("ho")), in: room)), from: ann)
        let amendment = Amendment(
            target: Seq(1), changed: Seq(2), content: .edited(try MessageText("ho"), at: bench.now.wall), reactions: [])
        bench.wait(5_000)
        #expect(
            bench.receive(.join(Tag(1), .lobby, resume: nil), from: bob).joined(to: bob)[0].amendments == [amendment])
        let asked = bench.receive(.history(Tag(2), room, .before(nil, limit: 9)), from: bob).answers(to: bob)
        guard case .history(_, let page)? = asked.first else { throw Missing() }
        #expect(page.amendments == [amendment])
    }

    @Test func aChangeInADirectRoomIsBroughtToBoth() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.direct(ann, with: "bob")
        try bench.say("hi", in: room, from: ann)
        bench.receive(.leave(Tag(2), room), from: bob)
        let reaction = Entry.Body.reaction(to: Seq(1), try Reaction("👍"), isOn: true)
        #expect(bench.receive(.post(bench.post(reaction, in: room)), from: ann).joined(to: bob).count == 1)
    }
}
