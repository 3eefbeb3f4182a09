import ChatModel
import Testing

@testable import ClientCore

@Suite struct RosterTests {
    private func roster() -> Roster {
        var roster = Roster()
        let members: [(UInt32, String, Role)] = [
            (1, "zoe", .operator), (2, "bob", .member), (3, "ann", .member), (4, "eve", .owner),
        ]
        let page = members.map { Member(person: person($0.0, $0.1), away: nil, role: $0.2) }
        roster.restart(with: RosterPage(members: page, count: 4, more: false))
        return roster
    }

    private func nicks(_ roster: Roster) -> [String] { roster.members.map(\.person.nick.text) }

    @Test func whoKeepsOrderStandsFirst() { #expect(nicks(roster()) == ["eve", "zoe", "ann", "bob"]) }

    @Test func anotherRoleIsAnotherPlace() {
        var roster = roster()
        roster.give(.operator, to: UserNumber(2))
        #expect(nicks(roster) == ["eve", "bob", "zoe", "ann"])
        roster.give(.member, to: UserNumber(1))
        #expect(nicks(roster) == ["eve", "bob", "ann", "zoe"])
        #expect(roster.count == 4 && roster.loadedCount == 4)
    }

    @Test func whoLeavesIsFoundWhereTheyStand() {
        var roster = roster()
        roster.give(.owner, to: UserNumber(3))
        #expect(roster.leave(UserNumber(3)) != nil && roster.leave(UserNumber(4)) != nil)
        #expect(nicks(roster) == ["zoe", "bob"] && roster.count == 2)
        #expect(roster.rename(UserNumber(2), to: nick("yan")) != nil)
        roster.away(UserNumber(1), nil)
        #expect(nicks(roster) == ["zoe", "yan"])
    }
}
