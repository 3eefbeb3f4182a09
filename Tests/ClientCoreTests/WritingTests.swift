import ChatModel
import Testing

@testable import ClientCore

@Suite struct WritingTests {
    private func told(_ rig: Rig) -> [Bool] {
        rig.requests.compactMap { if case .typing(_, _, let isOn) = $0 { isOn } else { nil } }
    }

    private func writers(_ rig: Rig) -> [String] { rig.client.writers.map(\.nick.text) }

    @Test func theHubIsToldOnceInAWhile() {
        var rig = Rig.inLobby()
        for _ in 0..<3 { rig.user(.writes(true)) }
        #expect(told(rig) == [true])
        rig.wait(3_999)
        rig.user(.writes(true))
        #expect(told(rig) == [true])
        rig.wait(1)
        rig.user(.writes(true))
        #expect(told(rig) == [true, true])
        rig.user(.writes(false))
        rig.user(.writes(false))
        #expect(told(rig) == [true, true, false])
    }

    @Test func onAndOffByTurnsIsToldOnceInAWhileToo() {
        var rig = Rig.inLobby()
        for _ in 0..<20 {
            rig.user(.writes(true))
            rig.user(.writes(false))
        }
        #expect(told(rig) == [true, false])
    }

    @Test func whatIsSaidEndsItWithoutAWord() {
        var rig = Rig.inLobby()
        rig.user(.writes(true))
        rig.type("hello")
        rig.user(.writes(false))
        #expect(told(rig) == [true])
        rig.user(.writes(true))
        #expect(told(rig) == [true])
        rig.wait(4_000)
        rig.user(.writes(true))
        #expect(told(rig) == [true, true])
    }

    @Test func itIsToldInTheShownRoomWithATagOfItsOwn() {
        var rig = Rig.inLobby()
        rig.user(.writes(true))
        guard case .typing(let tag, let room, true)? = rig.requests.last else {
            Issue.record("nothing was told")
            return
        }
        #expect(room == RoomNumber(10) && tag != .unasked && rig.hub.requests[tag] == nil)
        rig.type("/join #dev")
        rig.user(.writes(true))
        #expect(told(rig) == [true])
    }

    @Test func directConversationsAreTold() {
        var rig = Rig.inLobby()
        rig.type("/query ann")
        rig.joinedDirectly(rig.lastDirect, with: ann)
        rig.user(.writes(true))
        #expect(told(rig) == [true])
        rig.event(.typing(ann.number, true), in: 20)
        #expect(writers(rig) == [ann.nick.text])
        rig.event(.left(ann.number), in: 20)
        #expect(writers(rig).isEmpty)
        rig.wait(10_000)
        rig.user(.writes(true))
        #expect(told(rig) == [true])
    }

    @Test func nothingIsToldWithoutAConnection() {
        var rig = Rig.inLobby()
        rig.lose()
        let before = rig.effects.count
        rig.user(.writes(true))
        #expect(!rig.effects[before...].contains { if case .send = $0 { true } else { false } })
        rig.wait(60_000)
        rig.welcome()
        rig.joined(nil, .lobby)
        rig.user(.writes(true))
        #expect(told(rig) == [true])
    }

    @Test func anOldHubIsNotTold() {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        let welcome = Welcome(you: you, time: HubTime(milliseconds: 1), credit: 256, people: 3)
        let opened = Opened(
            hub: Rig.hub, name: hubName("lab"), address: Rig.address, welcome: welcome, hearsTyping: false)
        rig.apply(.connection(rig.link, .opened(opened)))
        rig.joined(nil, .lobby)
        rig.user(.writes(true))
        #expect(told(rig).isEmpty)
    }

    @Test func whoDoesNotWantToIsNotToldOfAndSeesTheOthers() {
        var rig = Rig { $0.tellsTyping = false }
        rig.welcome()
        rig.joined(nil, .lobby)
        rig.user(.writes(true))
        #expect(told(rig).isEmpty)
        rig.event(.typing(ann.number, true))
        #expect(writers(rig) == [ann.nick.text])
    }

    @Test func whoMayNotSpeakTellsNothing() {
        var rig = Rig.inLobby()
        let mode = Ruling(scope: .room, act: .mode(RoomMode(isAnnounceOnly: true)))
        rig.event(
            .entry(
                Entry(
                    seq: Seq(1), time: HubTime(milliseconds: 1), author: ann.number, nonce: Nonce(7),
                    body: .ruling(mode))))
        rig.user(.writes(true))
        #expect(told(rig).isEmpty)
    }

    @Test func othersAreShownUntilTheySayItStopOrFallSilent() {
        var rig = Rig.inLobby()
        rig.event(.typing(ann.number, true))
        rig.event(.typing(bob.number, true))
        #expect(writers(rig) == [ann.nick.text, bob.nick.text])
        rig.event(.typing(bob.number, false))
        #expect(writers(rig) == [ann.nick.text])
        rig.wait(5_000)
        rig.event(.typing(ann.number, true))
        rig.wait(7_999)
        #expect(writers(rig) == [ann.nick.text])
        rig.wait(1)
        #expect(writers(rig).isEmpty)
    }

    @Test func aLineOfTheirsEndsItAndAReactionDoesNot() throws {
        var rig = Rig.inLobby()
        rig.event(.typing(ann.number, true))
        func entry(_ seq: UInt64, _ body: Entry.Body) -> RoomEvent {
            .entry(
                Entry(
                    seq: Seq(seq), time: HubTime(milliseconds: seq), author: ann.number, nonce: Nonce(seq), body: body))
        }
        rig.event(entry(1, .reaction(to: Seq(9), try Reaction("ok"), isOn: true)))
        #expect(writers(rig) == [ann.nick.text])
        rig.event(entry(2, .text(try MessageText("hi"))))
        #expect(writers(rig).isEmpty)
    }

    @Test func whoLeavesIsNotWriting() {
        var rig = Rig.inLobby()
        rig.event(.typing(ann.number, true))
        rig.event(.left(ann.number))
        #expect(writers(rig).isEmpty)
    }

    @Test func whoIsIgnoredIsNotShown() {
        var rig = Rig.inLobby()
        rig.event(.typing(ann.number, true))
        rig.event(.typing(bob.number, true))
        rig.type("/ignore ann")
        #expect(writers(rig) == [bob.nick.text])
        rig.event(.typing(ann.number, true))
        #expect(writers(rig) == [bob.nick.text])
    }

    @Test func onlyTheShownRoomCounts() {
        var rig = Rig.inLobby()
        rig.type("/join #dev")
        rig.joined(nil, checked { try RoomName("dev") }, number: 11)
        rig.event(.typing(ann.number, true), in: 10)
        #expect(writers(rig).isEmpty)
        rig.user(.showLast)
        #expect(writers(rig) == [ann.nick.text])
    }

    @Test func oneselfIsNotShown() {
        var rig = Rig.inLobby()
        rig.event(.typing(you.number, true))
        #expect(writers(rig).isEmpty)
    }

    @Test func aCutEndsIt() {
        var rig = Rig.inLobby()
        rig.event(.typing(ann.number, true))
        rig.lose()
        #expect(writers(rig).isEmpty)
    }

    @Test func soManyAreRememberedAndNoMore() {
        var rig = Rig.inLobby()
        for number in UInt32(100)..<300 { rig.event(.typing(UserNumber(number), true)) }
        #expect(rig.lobby.writers.count == ClientLimits.writers)
        rig.event(.typing(UserNumber(100), true))
        rig.wait(8_000)
        rig.event(.typing(ann.number, true))
        #expect(writers(rig) == [ann.nick.text] && rig.lobby.writers.count == 1)
    }
}
