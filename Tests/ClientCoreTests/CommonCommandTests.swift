import ChatModel
import Testing

@testable import ClientCore

/// Commands that people know from other programs.
@Suite struct CommonCommandTests {
    @Test func theVersionIsToldWhereverOneIs() {
        var rig = Rig { $0.software = "hubbub 9.8.7" }
        rig.type("/version")
        #expect(rig.client.banner == .version("hubbub 9.8.7", protocol: WireVersion.current))
        rig.welcome()
        rig.joined()
        #expect(rig.type("/version").contains(.clearComposer))
        #expect(rig.notices.last == .version("hubbub 9.8.7", protocol: WireVersion.current))
    }

    @Test func aShrugGoesToTheRoomAsAMessage() {
        var rig = Rig.inLobby()
        rig.type("/shrug no idea")
        #expect(rig.posts.map(\.body) == [.text(text("no idea ¯\\_(ツ)_/¯"))])
    }

    @Test func historyGoesSoManyMessagesBack() {
        var rig = Rig.inLobby(entries(1...60))
        #expect(rig.type("/history 20").contains(.screen(.history(20))))
        rig.user(.lookBack(20))
        let reveal = Reveal(hub: .hub(Rig.hub), conversation: .room(.lobby), place: Seq(41), position: .top)
        #expect(rig.effects.contains(.reveal(reveal)))
        rig.user(.lookBack(9_000))
        let first = Reveal(hub: .hub(Rig.hub), conversation: .room(.lobby), place: Seq(1), position: .top)
        #expect(rig.effects.contains(.reveal(first)))
    }

    @Test func historyLoadsWhatIsNotThere() {
        var rig = Rig.inLobby(entries(401...500))
        let before = rig.requests.count
        rig.user(.lookBack(300))
        #expect(rig.lobby.view == .older(top: Seq(201), bottom: Seq(201)))
        let asked = rig.requests.dropFirst(before).contains { if case .history = $0 { true } else { false } }
        #expect(asked)
    }

    @Test func historyNeedsAConversation() {
        var rig = Rig()
        #expect(!rig.type("/history").contains(.screen(.history(nil))))
        #expect(rig.client.banner == .noRoom)
        rig.welcome()
        rig.joined()
        #expect(rig.type("/history").contains(.screen(.history(nil))))
        rig.user(.lookBack(5))
        #expect(rig.lobby.view == .newest)
    }

    @Test func theListOfHubsHasASecondName() {
        var rig = Rig.inLobby()
        rig.type("/hubs")
        #expect(rig.client.screen == .picker)
    }
}
