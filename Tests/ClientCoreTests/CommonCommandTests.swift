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

    @Test func theListOfHubsHasASecondName() {
        var rig = Rig.inLobby()
        rig.type("/hubs")
        #expect(rig.client.screen == .picker)
    }
}
