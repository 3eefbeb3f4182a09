import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct CopyKeyTests {
    @Test func theChosenMessageIsCopied() throws {
        var scene = try Scene.talk(80, 9)
        scene.type("a draft")
        scene.press(.alt("s"), .character("k"), .character("k"), .character("y"))
        #expect(scene.errands == [.copy("wait for the changelog, dana")])
        #expect(scene.client.shownHub?.shown?.selection == Seq(4), "select mode goes on")
        #expect(scene.draw().rows[7].contains("Copied."))
        scene.press(.character("j"))
        #expect(!scene.draw().rows[7].contains("Copied."))
        scene.press(.escape)
        #expect(scene.composed == "a draft")
    }

    @Test func ofAFileItsNameIsCopied() throws {
        var scene = try Scene.given(80, 12)
        scene.press(.alt("s"), .character("k"), .character("k"), .character("k"), .character("y"))
        #expect(scene.errands == [.copy("release-notes.pdf")])
    }

    @Test func aCommandCopiesTheNewestMessage() throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/copy")
        #expect(scene.errands == [.copy("on it")] && scene.composed.isEmpty)
        #expect(scene.posted.isEmpty)
    }

    @Test func whatIsKeptCanBeCopiedWhileTheHubIsAway() throws {
        var scene = try Scene.talk(80, 24)
        try scene.connection(.ended(.lost))
        scene.submit("/copy")
        #expect(scene.errands == [.copy("on it")])
    }

    @Test func anEmptyRoomHasNothingToCopy() throws {
        var scene = try Scene.lobby(60, 9)
        scene.submit("/copy")
        #expect(scene.errands.isEmpty && scene.composed == "/copy")
        #expect(scene.draw().rows.joined().contains("There is no message"))
    }

    @Test func linksAreOpenedOneAfterTheOther() throws {
        var scene = try Scene.lobby(90, 9)
        var setting = Interface.Setting()
        setting.hasBrowser = true
        scene.interface = Interface(setting)
        try scene.say(2, "see https://a.example/x, or (http://b.example)")
        scene.press(.alt("s"), .character("o"), .character("o"), .character("o"))
        #expect(
            scene.errands == [
                .open("https://a.example/x"), .open("http://b.example"), .open("https://a.example/x"),
            ])
        #expect(scene.draw().rows[7].contains("Opening https://a.example/x"))
    }

    @Test(arguments: [40, 90])
    func withoutABrowserTheLinkIsCopied(columns: Int) throws {
        var scene = try Scene.lobby(columns, 9)
        try scene.say(2, "see https://a.example/x")
        scene.submit("/open")
        #expect(scene.errands == [.copy("https://a.example/x")])
        #expect(scene.draw().rows[7].contains("on your clipboard"))
    }

    @Test(arguments: ["nothing here", "file:///etc/passwd", "javascript:alert(1)", "-https", "http://"])
    func nothingElseIsOpened(text: String) throws {
        var scene = try Scene.lobby(60, 9)
        try scene.say(2, text)
        scene.submit("/open")
        #expect(scene.errands.isEmpty)
        #expect(scene.draw().rows[7].contains("There is no link in this message."))
    }
}
