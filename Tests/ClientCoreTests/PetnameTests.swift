import ChatModel
import Testing

@testable import ClientCore

/// Names that a person gives to others, and names that look like others'.
@Suite struct PetnameTests {
    private let boss = nick("boss")

    private func saved(_ rig: Rig) -> [Petname]? {
        rig.effects.reversed().lazy.compactMap { effect in
            if case .save(.petnames(let names)) = effect { names } else { nil }
        }.first
    }

    @Test func aNameIsShownKeptAndTakenAway() throws {
        var rig = Rig.inLobby()
        rig.type("/petname bob boss")
        #expect(rig.notices == [.petnameGiven(bob.nick, boss)])
        #expect(rig.hub.people.name(of: bob) == boss)
        #expect(saved(rig) == [Petname(id: bob.id, nick: bob.nick, name: boss)])
        rig.type("/names")
        guard case .names(let members, _)? = rig.notices.last else {
            Issue.record("\(rig.notices)")
            return
        }
        #expect(members.map(\.person.nick).contains(boss) && !members.map(\.person.nick).contains(bob.nick))
        rig.event(.renamed(bob.number, nick("rob")))
        #expect(rig.hub.people.name(of: bob.number) == boss)
        rig.type("/petname")
        guard case .petnames(let names)? = rig.notices.last else {
            Issue.record("\(rig.notices)")
            return
        }
        #expect(names.map(\.name) == [boss])
        rig.type("/petname boss")
        #expect(rig.notices.last == .petnameTaken(nick("rob")))
        #expect(rig.hub.people.name(of: bob.number) == nick("rob") && saved(rig) == [])
        rig.type("/petname boss")
        #expect(rig.notices.last == .noPetname(boss))
    }

    @Test func theNextRunHasIt() {
        var rig = Rig { $0.petnames = [Petname(id: bob.id, nick: bob.nick, name: nick("boss"))] }
        rig.welcome()
        rig.joined()
        #expect(rig.hub.people.name(of: bob) == boss)
        #expect(rig.client.completionSources.petnames == [CompletedName(name: "boss", nick: "bob")])
    }

    @Test func commandsTakeBothNames() throws {
        var rig = Rig.inLobby()
        rig.type("/petname bob boss")
        for line in ["/whois boss", "/whois bob"] {
            rig.type(line)
            let asked = rig.requests.last { if case .whois = $0 { true } else { false } }
            guard case .whois(_, let nick)? = asked else {
                Issue.record("\(line)")
                continue
            }
            #expect(nick == bob.nick)
        }
        rig.type("/kick boss")
        let ordered = rig.requests.contains {
            if case .order(_, _, _, let order) = $0 { order.act == .kick(.nick(bob.nick)) } else { false }
        }
        #expect(ordered)
        rig.type("/ignore boss")
        #expect(rig.client.ignored.map(\.id) == [bob.id])
    }

    @Test func oneNameIsForOnePersonAndNoneForOneself() {
        var rig = Rig.inLobby()
        rig.type("/petname bob boss")
        rig.type("/petname ann boss")
        #expect(rig.notices.last == .petnameUsed(boss, for: bob.nick))
        rig.type("/petname dana me")
        #expect(rig.notices.last == .ignoringYourself)
        rig.type("/petname nobody x")
        #expect(rig.notices.last == .noSuchUser(nick("nobody"), close: []))
        #expect(saved(rig)?.count == 1)
    }

    @Test func namesAreBounded() {
        let full = (0..<ClientLimits.petnames).map { index in
            Petname(id: UserID(number(index)), nick: nick("n\(index)"), name: nick("p\(index)"))
        }
        var rig = Rig { $0.petnames = full }
        rig.welcome()
        rig.joined()
        rig.type("/petname bob boss")
        #expect(rig.notices.last == .tooManyPetnames(limit: ClientLimits.petnames))
        #expect(rig.client.petnames.count == ClientLimits.petnames)
    }

    private func number(_ index: Int) -> Digest {
        let bytes = [UInt8(truncatingIfNeeded: index), UInt8(truncatingIfNeeded: index >> 8), 1]
        return checked { try #require(Digest(bytes + [UInt8](repeating: 9, count: Digest.byteCount - 3))) }
    }

    @Test func whoWasHereFirstIsNotMarked() {
        var rig = Rig.inLobby()
        let other = person(9, "bοb")
        rig.event(.arrived(member(other)))
        #expect(rig.hub.people.lookalike(of: other) == .of(bob.nick))
        #expect(rig.hub.people.isMarked(other) && !rig.hub.people.isMarked(bob))
        rig.event(.renamed(other.number, nick("tim")))
        #expect(!rig.hub.people.isMarked(person(9, "tim")))
        rig.event(.renamed(other.number, nick("tіm")))
        #expect(rig.hub.people.lookalike(of: person(9, "tіm")) == .mixedScripts)
    }

    @Test func aPetnameIsGuardedLikeANick() {
        var rig = Rig.inLobby()
        rig.type("/petname bob Boris")
        let other = person(9, "Bоris")
        rig.event(.arrived(member(other)))
        #expect(rig.hub.people.lookalike(of: other) == .of(nick("Boris")))
        // A name that the person gave needs no warning.
        rig.type("/petname Bоris thief")
        #expect(!rig.hub.people.isMarked(other))
        #expect(rig.hub.acquaintance(with: other).lookalike == .of(nick("Boris")))
    }

    @Test func completionWritesTheNickThatOthersKnow() {
        let sources = CompletionSources(
            nicks: ["ann", "bob"], petnames: [CompletedName(name: "boss", nick: "bob")], rooms: [])
        var completion = Completion(before: "bos", in: sources)
        #expect(completion?.next() == "bob: ")
        completion = Completion(before: "/whois bo", in: sources)
        #expect(completion?.count == 1 && completion?.next() == "/whois bob ")
    }
}
