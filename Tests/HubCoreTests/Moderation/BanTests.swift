import ChatModel
import Testing

@testable import HubCore

/// Who is kept out, from where, and for how long.
struct BanTests {
    private func entered(_ bench: inout Bench, _ name: String, asking nick: String) throws -> [HubEffect] {
        try bench.enter(name, asking: nick).effects
    }

    @Test func aBanHoldsAfterAReturnUnderAnotherNick() throws {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let lobby = try bench.join(owner)
        try bench.join(bob)
        let effects = try bench.order(
            .ban(bench.who("bob"), milliseconds: 3_600_000), in: lobby, because: "spam", from: owner)
        #expect(effects.removals(of: bob).count == 1)
        let join = Request.join(Tag(2), .lobby, resume: nil)
        #expect(bench.receive(join, from: bob).refusals(to: bob) == [.banned])
        bench.receive(.goodbye, from: bob)
        let again = try bench.enter("bob", asking: "robert").id
        let answers = bench.receive(join, from: again).answers(to: again)
        guard case .refused(let refusal)? = answers.first else { throw Missing() }
        #expect(refusal.detail == "You are banned from #lobby for another 60 min, by owner: spam")
        bench.wait(3_600_000)
        #expect(bench.receive(join, from: again).joined(to: again).count == 1)
    }

    @Test func aBanFromTheHubEndsEverySessionAndShutsTheDoor() throws {
        var bench = try Bench.owned()
        let (owner, one, two) = (try bench.member("owner"), try bench.member("bob"), try bench.visitor("bob"))
        let lobby = try bench.join(owner)
        let effects = try bench.order(
            .ban(bench.who("bob"), milliseconds: nil), in: lobby, scope: .hub, from: owner)
        #expect(effects.refusals(to: one) == [.banned])
        #expect(effects.contains(.close(one)))
        #expect(effects.contains(.close(two)))
        #expect(effects.rulings(in: lobby).map(\.scope) == [.hub])
        let again = try bench.enter("bob", asking: "other")
        #expect(again.effects.refusals(to: again.id) == [.banned])
        try bench.order(.unban(bench.who("bob")), in: lobby, scope: .hub, from: owner)
        #expect(try bench.enter("bob").effects.contains { if case .answer(_, .welcome) = $0 { true } else { false } })
    }

    @Test func anAddressIsBannedForEverybodyButThoseWhoKeepOrder() throws {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let lobby = try bench.join(owner)
        let effects = try bench.order(
            .ban(.address(BannedAddress("10.0.0.1")), milliseconds: nil), in: lobby, scope: .hub, from: owner)
        #expect(effects.refusals(to: bob) == [.banned])
        #expect(!effects.contains(.close(owner)))
        let eve = try bench.enter("eve")
        #expect(eve.effects.refusals(to: eve.id) == [.banned])
        let back = try bench.enter("owner")
        #expect(back.effects.refusals(to: back.id) == [])
        let away = bench.connect(from: "10.0.0.2").id
        let elsewhere = bench.run(.entered(away, try bench.user("eve"), try Nick("eve"), .member))
        #expect(elsewhere.refusals(to: away) == [])
    }

    @Test func anotherAddressOfABannedIPv6NetworkIsNoWayIn() throws {
        var bench = try Bench.owned()
        let owner = try bench.member("owner")
        let lobby = try bench.join(owner)
        try bench.order(
            .ban(.address(BannedAddress("2001:db8:0:1::5")), milliseconds: nil), in: lobby, scope: .hub, from: owner)
        for (address, refusals) in [("2001:db8:0:1:9:9:9:9", [Refusal.Code.banned]), ("2001:db8:0:2::5", [])] {
            let id = bench.connect(from: address).id
            let effects = bench.run(.entered(id, try bench.user("eve"), try Nick("eve"), .member))
            #expect(effects.refusals(to: id) == refusals, "\(address)")
        }
    }

    @Test func whatIsBannedOutlivesTheHub() throws {
        var bench = try Bench.owned()
        let owner = try bench.member("owner")
        _ = try bench.member("bob")
        let lobby = try bench.join(owner)
        try bench.order(.ban(bench.who("bob"), milliseconds: nil), in: lobby, scope: .hub, from: owner)
        let people = bench.journal.people.values.sorted { $0.number < $1.number }
        var next = try Bench.owned(state: JournalState(people: people, rooms: [], rules: bench.journal.rules))
        _ = try next.member("owner")
        let again = try next.enter("bob")
        #expect(again.effects.refusals(to: again.id) == [.banned])
    }

    @Test func aKickFromTheHubEndsTheSessionsAndNothingMore() throws {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let lobby = try bench.join(owner)
        let effects = try bench.order(
            .kick(bench.who("bob")), in: lobby, scope: .hub, because: "enough", from: owner)
        guard case .refused(let refusal)? = effects.answers(to: bob).last else { throw Missing() }
        #expect(refusal.code == .kicked)
        #expect(refusal.detail == "owner put you out of this hub: enough")
        let again = try bench.enter("bob")
        #expect(again.effects.refusals(to: again.id) == [])
    }

    @Test func sanctionsAreBounded() throws {
        var bench = try Bench.owned { $0.sanctions = 1 }
        let (owner, _, _) = (try bench.member("owner"), try bench.member("bob"), try bench.member("eve"))
        let lobby = try bench.join(owner)
        try bench.order(.ban(bench.who("bob"), milliseconds: nil), in: lobby, from: owner)
        let effects = try bench.order(.ban(bench.who("eve"), milliseconds: nil), in: lobby, from: owner)
        #expect(effects.refusals(to: owner) == [.other])
    }
}
