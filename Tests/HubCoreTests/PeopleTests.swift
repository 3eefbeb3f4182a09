import ChatModel
import Testing

@testable import HubCore

struct PeopleTests {
    @Test func theWelcomeSaysWhoAndWhat() throws {
        var bench = Bench()
        let ann = try bench.enter("ann")
        let welcome = Welcome(you: try bench.person("ann"), time: bench.now.wall, credit: 256, people: 1)
        #expect(ann.effects.welcome(to: ann.id) == welcome)
        #expect(bench.journal.people[UserNumber(1)] == (try bench.person("ann")))
    }

    @Test func aTakenNickGivesTheNextFreeVariant() throws {
        var bench = Bench()
        let nicks = try ["a", "b", "c"].map { name in
            let (id, effects) = try bench.enter(name, asking: "Ann")
            return effects.welcome(to: id)?.you.nick.text
        }
        #expect(nicks == ["Ann", "Ann-2", "Ann-3"])
        let again = try bench.enter("b", asking: "ann")
        #expect(again.effects.welcome(to: again.id)?.you.nick.text == "Ann-2")
    }

    @Test func aVariantOfALongNickStillFits() throws {
        var bench = Bench()
        let long = String(repeating: "é", count: 16)
        _ = try bench.enter("a", asking: long)
        let (id, effects) = try bench.enter("b", asking: long)
        #expect(effects.welcome(to: id)?.you.nick.text == String(repeating: "é", count: 15) + "-2")
    }

    @Test func aNickBelongsToItsKeyWhileItsOwnerIsGone() throws {
        var bench = Bench()
        bench.receive(.goodbye, from: try bench.member("ann"))
        let (id, effects) = try bench.enter("bob", asking: "ann")
        #expect(effects.welcome(to: id)?.you.nick.text == "ann-2")
    }

    @Test func aNickIsFreeOnceItsOwnerHasBeenGoneForLong() throws {
        var bench = Bench { $0.nickAbsenceMilliseconds = 1_000_000 }
        bench.receive(.goodbye, from: try bench.member("ann"))
        bench.wait(999_999)
        let early = try bench.enter("bob", asking: "ann")
        #expect(early.effects.welcome(to: early.id)?.you.nick.text == "ann-2")
        bench.wait(1)
        #expect(bench.receive(.nick(Tag(4), try Nick("ann")), from: early.id).answers(to: early.id) == [.done(Tag(4))])
        let (id, effects) = try bench.enter("ann")
        #expect(effects.welcome(to: id)?.you.nick.text == "ann-3")
    }

    @Test func whoIsHereKeepsTheirNickHoweverLong() throws {
        var bench = Bench { $0.nickAbsenceMilliseconds = 1_000_000 }
        _ = try bench.member("ann")
        bench.wait(5_000_000)
        let (id, effects) = try bench.enter("bob", asking: "ann")
        #expect(effects.welcome(to: id)?.you.nick.text == "ann-2")
    }

    @Test func whenSomebodyWasHereIsKept() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let number = try bench.person("ann").number
        let came = bench.now.wall
        #expect(bench.journal.seen == [number: came])
        bench.wait(3_600_000)
        bench.receive(.goodbye, from: ann)
        #expect(bench.journal.seen == [number: came])
        bench.wait(86_400_000)
        _ = try bench.member("ann")
        #expect(bench.journal.seen == [number: bench.now.wall])
    }

    @Test func renamingIsShownInSharedRoomsAndFreesTheOldNick() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        let number = try bench.person("ann").number
        #expect(
            bench.receive(.nick(Tag(3), try Nick("anna")), from: ann).prefix(2) == [
                .publish(room, .renamed(number, try Nick("anna"))), .answer(ann, .done(Tag(3))),
            ])
        #expect(bench.receive(.nick(Tag(4), try Nick("ann")), from: bob).answers(to: bob) == [.done(Tag(4))])
        #expect(bench.journal.people[number]?.nick.text == "anna")
    }

    @Test func aNewSpellingOfOnesOwnNickIsARename() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let events = bench.receive(.nick(Tag(3), try Nick("Ann")), from: ann).published(in: room)
        guard case .renamed(_, let nick)? = events.first else { throw Missing() }
        #expect(nick.text == "Ann")
        #expect(bench.receive(.nick(Tag(4), try Nick("Ann")), from: ann).published(in: room) == [])
        let (id, effects) = try bench.enter("ann", asking: "ANN")
        #expect(effects.welcome(to: id)?.you.nick.text == "ANN")
    }

    @Test func aVisitorsRenameIsShownWhereItReads() throws {
        var bench = Bench()
        let eve = try bench.visitor("eve")
        let room = try bench.join(eve)
        let number = try bench.person("eve").number
        let effects = bench.receive(.nick(Tag(2), try Nick("eva")), from: eve)
        #expect(effects.published(in: room) == [.renamed(number, try Nick("eva"))])
    }

    @Test func awayIsShownOnceAndTakenBack() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let number = try bench.person("ann").number
        let tea = try AwayText("tea")
        #expect(bench.receive(.away(Tag(2), tea), from: ann).published(in: room) == [.away(number, tea)])
        #expect(bench.receive(.away(Tag(3), tea), from: ann) == [.answer(ann, .done(Tag(3)))])
        #expect(bench.receive(.away(Tag(4), nil), from: ann).published(in: room) == [.away(number, nil)])
    }

    @Test func whoisTellsRoomsAbsenceAndIdleTime() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        bench.receive(.direct(Tag(1), .nick(try Nick("bob")), resume: nil), from: ann)
        let person = try bench.person("ann")
        let ask = Request.whois(Tag(5), person.nick)
        func expected(_ online: Bool, _ away: AwayText?, _ rooms: [RoomName], _ idle: UInt64?) -> [Answer] {
            [.whois(Tag(5), Whois(person: person, online: online, away: away, rooms: rooms, idle: idle))]
        }
        #expect(bench.receive(ask, from: bob).answers(to: bob) == expected(true, nil, [.lobby], nil))
        bench.receive(.post(try bench.post("hi", in: room)), from: ann)
        bench.receive(.away(Tag(2), try AwayText("tea")), from: ann)
        bench.wait(5_000)
        #expect(bench.receive(ask, from: bob).answers(to: bob) == expected(true, try AwayText("tea"), [.lobby], 5_000))
        bench.receive(.goodbye, from: ann)
        #expect(bench.receive(ask, from: bob).answers(to: bob) == expected(false, nil, [], 5_000))
    }

    @Test func identifyNamesThoseWhoAreKnown() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        bench.receive(.goodbye, from: try bench.member("bob"))
        let numbers = [UserNumber(2), UserNumber(99), UserNumber(1)]
        let known = [try bench.person("bob"), try bench.person("ann")]
        #expect(bench.receive(.identify(Tag(7), numbers), from: ann).answers(to: ann) == [.identified(Tag(7), known)])
    }

    @Test func peopleComeInPagesWithoutVisitors() throws {
        var bench = Bench { $0.rosterPage = 2 }
        let ann = try bench.member("ann")
        _ = try bench.visitor("eve")
        for name in ["bob", "cid"] { _ = try bench.member(name) }
        let all = try ["ann", "bob", "cid"].map { Member(person: try bench.person($0), away: nil) }
        let first = bench.receive(.people(Tag(2), after: nil), from: ann).answers(to: ann)
        #expect(first == [.people(Tag(2), Array(all.prefix(2)), more: true)])
        let second = bench.receive(.people(Tag(3), after: all[1].person.number), from: ann).answers(to: ann)
        #expect(second == [.people(Tag(3), [all[2]], more: false)])
    }

    @Test func thoseWhoAreHereCanBeNamed() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let bob = try bench.member("bob")
        _ = try bench.member("李雷")
        #expect(bench.hub.nicksOnline(atMost: 10).map(\.text) == ["ann", "bob", "李雷"])
        #expect(bench.hub.nicksOnline(atMost: 2).map(\.text) == ["ann", "bob"])
        bench.receive(.nick(Tag(1), try Nick("anne")), from: ann)
        bench.receive(.goodbye, from: bob)
        #expect(bench.hub.nicksOnline(atMost: 10).map(\.text) == ["anne", "李雷"])
    }

    @Test func visitorsAreNotNamed() throws {
        var bench = Bench()
        _ = try bench.visitor("tailer")
        #expect(bench.hub.nicksOnline(atMost: 10).isEmpty && bench.hub.peopleOnline == 0)
    }
}
