import ChatModel
import Testing

@testable import HubCore

/// Who may come in, and how far back they may read: on every way alike.
struct BorderTests {
    /// The owner said two things in the garden before its mode was changed.
    private func scene(_ change: ModeChange) throws -> (
        bench: Bench, owner: SessionID, eve: SessionID, room: RoomNumber
    ) {
        var bench = try Bench.owned()
        let owner = try bench.member("owner")
        let room = try bench.join(owner, "garden")
        try bench.say("old tea", in: room, from: owner)
        let eve = try bench.member("eve")
        try bench.order(.mode(change), in: room, from: owner)
        return (bench, owner, eve, room)
    }

    private func texts(_ entries: [Entry]) -> [String] { entries.compactMap(\.body.spoken?.text) }

    private func search(_ bench: inout Bench, _ id: SessionID, _ scope: SearchScope = .everywhere) throws -> [HubEffect]
    {
        let wanted = SearchRequest(
            words: try SearchWords("tea"), scope: scope, author: nil, since: nil, before: nil, limit: 10)
        return bench.receive(.search(Tag(3), wanted), from: id)
    }

    @Test func anInviteOnlyRoomIsNeitherEnteredNorListedNorSearched() throws {
        var (bench, owner, eve, room) = try scene(ModeChange(isInviteOnly: true))
        let garden = try RoomName("garden")
        #expect(bench.receive(.join(Tag(2), garden, resume: nil), from: eve).refusals(to: eve) == [.inviteOnly])
        for (id, names) in [(eve, []), (owner, ["garden"])] {
            let answers = bench.receive(.rooms(Tag(2), after: nil), from: id).answers(to: id)
            guard case .rooms(_, let rooms, more: false)? = answers.first else { throw Missing() }
            #expect(rooms.map(\.name.text) == names)
        }
        #expect(try search(&bench, eve).found(by: eve).first?.hits == [])
        #expect(try search(&bench, eve, .room(garden)).refusals(to: eve) == [.noSuchRoom])
        let answers = bench.receive(.whois(Tag(2), try Nick("owner")), from: eve).answers(to: eve)
        guard case .whois(_, let whois)? = answers.first else { throw Missing() }
        #expect(whois.rooms == [])
        try bench.order(.invite(bench.who("eve")), in: room, from: owner)
        try bench.say("new tea", in: room, from: owner)
        let joined = try unwrap(bench.receive(.join(Tag(2), garden, resume: nil), from: eve).joined(to: eve).first)
        #expect(texts(joined.history) == ["new tea"])
        #expect(joined.mode.isInviteOnly)
        #expect(joined.floor == Seq(2))
        #expect(try search(&bench, eve).found(by: eve).first.map { texts($0.hits.map(\.entry)) } == ["new tea"])
    }

    @Test func whoIsThereWhenARoomClosesStaysWithAllThatWasSaid() throws {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let room = try bench.join(owner, "garden")
        try bench.say("old", in: room, from: owner)
        try bench.join(bob, "garden")
        try bench.order(.mode(ModeChange(isInviteOnly: true)), in: room, from: owner)
        bench.receive(.leave(Tag(1), room), from: bob)
        let joined = try unwrap(
            bench.receive(.join(Tag(2), try RoomName("garden"), resume: nil), from: bob).joined(to: bob).first)
        #expect(texts(joined.history) == ["old"])
        try bench.order(.kick(bench.who("bob")), in: room, from: owner)
        let again = bench.receive(.join(Tag(2), try RoomName("garden"), resume: nil), from: bob)
        #expect(again.refusals(to: bob) == [.inviteOnly])
    }

    @Test func sinceJoinIsSinceTheFirstJoinForEver() throws {
        var (bench, owner, eve, room) = try scene(ModeChange(history: .sinceJoin))
        try bench.join(eve, "garden")
        try bench.say("new tea", in: room, from: owner)
        bench.receive(.leave(Tag(1), room), from: eve)
        try bench.say("missed tea", in: room, from: owner)
        let joined = try unwrap(
            bench.receive(.join(Tag(2), try RoomName("garden"), resume: nil), from: eve).joined(to: eve).first)
        #expect(texts(joined.history) == ["new tea", "missed tea"])
        for span in [HistorySpan.before(nil, limit: 10), .after(.zero, limit: 10), .before(Seq(2), limit: 10)] {
            let answers = bench.receive(.history(Tag(3), room, span), from: eve).answers(to: eve)
            guard case .history(_, let page)? = answers.first else { throw Missing() }
            #expect(!texts(page.entries).contains("old tea"))
        }
        #expect(
            try search(&bench, eve).found(by: eve).first.map { texts($0.hits.map(\.entry)) } == [
                "missed tea", "new tea",
            ])
        #expect(try search(&bench, owner).found(by: owner).first?.hits.count == 3)
    }

    @Test func withoutAPastOneReadsWhatIsSaidWhileOneIsThere() throws {
        var (bench, owner, eve, room) = try scene(ModeChange(history: RoomMode.History.none))
        try bench.join(eve, "garden")
        try bench.say("now tea", in: room, from: owner)
        let answers = bench.receive(.history(Tag(3), room, .before(nil, limit: 10)), from: eve).answers(to: eve)
        guard case .history(_, let page)? = answers.first else { throw Missing() }
        #expect(texts(page.entries) == ["now tea"])
        bench.receive(.goodbye, from: eve)
        let again = try bench.member("eve")
        let joined = try unwrap(
            bench.receive(.join(Tag(2), try RoomName("garden"), resume: nil), from: again).joined(to: again).first)
        #expect(joined.history == [])
        #expect(joined.floor == joined.head)
    }

    @Test func aChangeThatMayBeSeenTellsNothingOfAMessageThatMayNot() throws {
        var (bench, owner, eve, room) = try scene(ModeChange(history: .sinceJoin))
        bench.receive(.post(bench.post(.edit(of: Seq(1), try MessageText("old secret")), in: room)), from: owner)
        try bench.join(eve, "garden")
        bench.receive(.post(bench.post(.reaction(to: Seq(1), try Reaction("x"), isOn: true), in: room)), from: owner)
        let answers = bench.receive(.history(Tag(3), room, .before(nil, limit: 10)), from: eve).answers(to: eve)
        guard case .history(_, let page)? = answers.first else { throw Missing() }
        #expect(page.amendments == [])
        #expect(page.entries.count == 1)
    }

    @Test func whoIsBannedFromARoomDoesNotSearchIt() throws {
        var (bench, owner, eve, room) = try scene(ModeChange())
        #expect(try search(&bench, eve).found(by: eve).first?.hits.count == 1)
        try bench.order(.ban(bench.who("eve"), milliseconds: nil), in: room, from: owner)
        #expect(try search(&bench, eve).found(by: eve).first?.hits == [])
    }

    @Test func theSnapshotBeforeAnExpiryHoldsModeRolesAndBans() throws {
        var bench = try Bench.owned()
        let owner = try bench.member("owner")
        _ = try bench.member("eve")
        let room = try bench.join(owner, "garden")
        try bench.order(.mode(ModeChange(isInviteOnly: true)), in: room, from: owner)
        try bench.order(.ban(bench.who("eve"), milliseconds: nil), in: room, from: owner)
        let snapshot = bench.hub.snapshot(for: Expiry(room: room, last: Seq(1)))
        guard case .snapshot(let kept) = snapshot.body else { throw Missing() }
        #expect(kept.mode.isInviteOnly)
        #expect(kept.standings.map(\.role) == [.owner])
        #expect(kept.sanctions.map(\.kind) == [.ban])
        #expect(RoomSnapshot(stored: kept.stored) == kept)
    }
}
