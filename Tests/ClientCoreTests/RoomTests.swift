import ChatModel
import Testing

@testable import ClientCore

@Suite struct RoomTests {
    private func folds(_ rig: Rig) -> [PresenceFold] {
        rig.lobby.timeline.items.compactMap { if case .presence(let fold) = $0.content { fold } else { nil } }
    }

    @Test func comingsAndGoingsFoldUntilTheNextLine() {
        var rig = Rig.inLobby(entries(1...2))
        let (zoe, tom) = (person(4, "zoe"), person(5, "tom"))
        rig.event(.arrived(member(zoe)))
        rig.event(.arrived(member(tom)))
        rig.event(.left(bob.number))
        #expect(folds(rig).count == 1)
        #expect(folds(rig)[0].arrived.map(\.nick) == [zoe.nick, tom.nick])
        #expect(folds(rig)[0].left.map(\.nick) == [bob.nick])
        rig.event(.entry(entry(3, by: ann, "x")))
        rig.event(.left(zoe.number))
        #expect(folds(rig).count == 2)
        #expect(rig.lobby.roster.members.map(\.person.nick.text) == ["ann", "dana", "tom"])
        #expect(rig.lobby.roster.count == 3)
    }

    @Test func whoComesBackLeavesNoTrace() {
        var rig = Rig.inLobby(entries(1...2))
        rig.event(.left(bob.number))
        rig.event(.arrived(member(bob)))
        #expect(folds(rig).isEmpty)
        rig.event(.arrived(member(bob)))
        #expect(folds(rig).isEmpty)
        #expect(rig.lobby.roster.count == 3)
    }

    @Test func whoComesBackAfterTheHubIsNoNews() {
        var rig = Rig.inLobby(entries(1...2))
        rig.reconnect()
        rig.joined(resume: .resumed, people: [you])
        rig.wait(30_000)
        rig.event(.arrived(member(bob)))
        #expect(folds(rig).isEmpty && rig.lobby.roster.count == 2)
        rig.event(.left(bob.number))
        #expect(folds(rig).last?.left.map(\.nick) == [bob.nick])
        rig.event(.entry(entry(3, by: bob, "x")))
        rig.wait(16_000)
        rig.event(.arrived(member(ann)))
        rig.event(.arrived(member(person(9, "zoe"))))
        #expect(folds(rig).last?.arrived.map(\.nick.text) == ["ann", "zoe"])
    }

    @Test func aRenameIsSeenEverywhereAtOnce() {
        var rig = Rig.inLobby(entries(1...2))
        rig.joinedDirectly(.unasked, with: ann)
        rig.event(.renamed(ann.number, nick("anna")))
        #expect(rig.hub.people[ann.number]?.nick == nick("anna"))
        #expect(rig.conversation(.direct(ann.id))?.partner?.nick == nick("anna"))
        #expect(rig.lobby.roster.members.map(\.person.nick.text) == ["anna", "bob", "dana"])
        #expect(folds(rig).first?.renamed.map(\.old) == [ann.nick])
        rig.event(.renamed(ann.number, nick("anne")))
        #expect(folds(rig).first?.renamed.map(\.new) == [nick("anne")])
        rig.event(.renamed(ann.number, nick("ann")))
        #expect(folds(rig).isEmpty)
    }

    @Test func ownRenameIsKeptForTheNextRun() {
        var rig = Rig.inLobby()
        rig.type("/nick dan")
        let tag = rig.lastTag { if case .nick(let tag, _) = $0 { tag } else { nil } }
        #expect(rig.answer(.done(tag)).contains(.save(.nick(nick("dan")))))
        #expect(rig.hub.you?.nick == nick("dan"))
        #expect(rig.client.nick == nick("dan"))
    }

    @Test func aTakenNickChangesNothing() {
        var rig = Rig.inLobby()
        rig.type("/nick ann")
        let tag = rig.lastTag { if case .nick(let tag, _) = $0 { tag } else { nil } }
        rig.answer(.refused(Refusal(subject: .request(tag), code: .nickTaken, detail: "")))
        #expect(rig.hub.you?.nick == you.nick)
        #expect(rig.client.nick == you.nick)
        #expect(rig.notices == [.nickTaken(ann.nick)])
    }

    @Test func largeRostersComeInPagesAndDeltas() {
        var rig = Rig()
        rig.welcome()
        let people = (2...6 as ClosedRange<UInt32>).map { member(person($0, "p\($0)")) }
        rig.answer(
            .joined(
                Joined(
                    tag: rig.lastJoin, room: RoomNumber(10), kind: .named(.lobby), partner: nil, topic: .none,
                    resume: .fresh, head: .zero, history: [], authors: [],
                    roster: RosterPage(members: Array(people.prefix(2)), count: 5, more: true))))
        let tag = rig.lastTag { if case .roster(let tag, _, UserNumber(3)?) = $0 { tag } else { nil } }
        rig.answer(.roster(tag, RoomNumber(10), RosterPage(members: Array(people.dropFirst(2)), count: 5, more: false)))
        #expect(rig.lobby.roster.members == people)
        let late = member(person(9, "a9"))
        rig.event(.roster(RosterDelta(arrived: [late], left: [UserNumber(2), UserNumber(77)], count: 900)))
        #expect(rig.lobby.roster.members == [late] + people.dropFirst())
        #expect(rig.lobby.roster.count == 900)
    }

    @Test func crowdsAreCountedNotNamed() {
        var rig = Rig.inLobby()
        let crowd = (10...109 as ClosedRange<UInt32>).map { member(person($0, "p\($0)")) }
        rig.event(.roster(RosterDelta(arrived: crowd, left: [], count: 103)))
        #expect(folds(rig).first?.arrived.count == ClientLimits.foldedNames)
        #expect(folds(rig).first?.moreArrived == 100 - ClientLimits.foldedNames)
    }

    @Test func leavingTakesTheRoomFromTheListAndAJoinInFlightWithIt() {
        var rig = Rig.inLobby()
        rig.type("/join #dev")
        rig.type("/leave")
        #expect(rig.hub.active == .room(.lobby))
        let effects = rig.joined(nil, room("dev"), number: 11)
        #expect(rig.conversation(.room(room("dev"))) == nil)
        #expect(Rig.requests(effects).contains { if case .leave(_, RoomNumber(11)) = $0 { true } else { false } })
        rig.type("/close")
        #expect(rig.hub.active == nil)
        #expect(!rig.type("hello?").contains(.clearComposer))
        #expect(rig.client.banner == .noRoom)
    }

    @Test func aRefusedJoinIsToldWhereThePersonIs() {
        var rig = Rig.inLobby()
        rig.type("/join #dev")
        rig.answer(.refused(Refusal(subject: .request(rig.lastJoin), code: .tooManyRooms, detail: "full")))
        #expect(rig.hub.active == .room(.lobby))
        #expect(rig.notices == [.refused(.join, .tooManyRooms, detail: "full")])
    }

    @Test func roomsAreMovedThroughInTheOrderOfTheList() {
        var rig = Rig.inLobby()
        rig.joinedDirectly(.unasked, with: ann)
        rig.type("/join #dev")
        let keys: [ConversationKey] = [.room(.lobby), .room(room("dev")), .direct(ann.id)]
        #expect(rig.hub.order == keys)
        rig.user(.showNext)
        #expect(rig.hub.active == keys[2])
        rig.user(.showNext)
        #expect(rig.hub.active == keys[0])
        rig.user(.showPrevious)
        #expect(rig.hub.active == keys[2])
        rig.user(.showNumber(2))
        #expect(rig.hub.active == keys[1])
        rig.user(.showNumber(9))
        #expect(rig.hub.active == keys[1])
        rig.user(.showLast)
        #expect(rig.hub.active == keys[2])
    }

    @Test func listsComeInPagesAndAreShownOnce() {
        var rig = Rig.inLobby()
        rig.type("/list")
        let tag = rig.lastTag { if case .rooms(let tag, nil) = $0 { tag } else { nil } }
        let first = RoomSummary(name: .lobby, topic: .none, people: 3)
        let second = RoomSummary(name: room("zoo"), topic: .none, people: 1)
        rig.answer(.rooms(tag, [first], more: true))
        let next = rig.lastTag { if case .rooms(let tag, .some(.lobby)) = $0 { tag } else { nil } }
        rig.answer(.rooms(next, [second], more: false))
        #expect(rig.notices == [.rooms([first, second], more: false)])
    }

    @Test func questionsWithoutAConnectionAreTold() {
        var rig = Rig.inLobby()
        rig.type("/whois ann")
        rig.lose()
        rig.type("/who")
        #expect(rig.notices == [.unanswered(.whois), .notConnected(.who)])
    }

    @Test func aMistypedCommandStaysInTheComposer() {
        var rig = Rig.inLobby()
        let effects = rig.type("/jion #dev")
        #expect(!effects.contains(.clearComposer))
        #expect(rig.posts.isEmpty)
        #expect(rig.notices == [.nothingSent(.unknownCommand("/jion", nearest: "/join"))])
        #expect(!rig.type(" /quit").contains(.quit))
    }

    @Test func pingAndTimeTellWhatCameBack() throws {
        var rig = Rig.inLobby()
        rig.type("/ping hi")
        let payload = try #require(PingPayload(Array("hi".utf8)))
        let tag = rig.lastTag { if case .ping(let tag, _) = $0 { tag } else { nil } }
        rig.time += 12
        rig.answer(.pong(tag, payload, HubTime(milliseconds: 5)))
        #expect(rig.notices == [.pong(payload, milliseconds: 12)])
    }
}
