import ChatModel
import Testing

@testable import ClientCore

@Suite struct ScreenOrderTests {
    @Test(arguments: [
        ("/theme", Command.screen(.theme, .theme(nil))), ("/THEME dark", .screen(.theme, .theme("dark"))),
        ("/copy", .copy), ("/open", .open), ("/bind", .screen(.bind, .bind(nil))),
        ("/bind F5", .screen(.bind, .tellKey("F5"))),
        ("/bind F5 search", .screen(.bind, .bind(KeyWish(key: "F5", action: "search")))),
    ])
    func ordersAreRead(text: String, command: Command) throws {
        #expect(try CommandParser.parse(text) == .command(command))
    }

    @Test(arguments: ["/theme a b", "/copy that", "/open it"])
    func whatDoesNotFitIsNoOrder(text: String) {
        #expect(throws: InputFault.self) { try CommandParser.parse(text) }
    }

    @Test func aThemeIsKeptOnceItIsShown() {
        var rig = Rig.inLobby()
        #expect(rig.type("/theme dark").contains(.screen(.theme("dark"))))
        #expect(rig.apply(.screen(.theme("dark", settings: nil))).contains(.save(.theme("dark"))))
        #expect(rig.notices.last == .screen(.theme("dark", settings: nil)))
        #expect(!rig.apply(.screen(.noSuchTheme("x", all: []))).contains { if case .save = $0 { true } else { false } })
    }

    @Test func aSettingIsKeptOnceItCounts() {
        var rig = Rig.inLobby()
        #expect(rig.type("/set typing off").contains(.screen(.set(.change(.typing, "off")))))
        let told = ScreenNotice.set(.typing, "false", settings: nil)
        #expect(rig.apply(.screen(told)).contains(.save(.setting(.typing, "false"))))
        #expect(!rig.client.tellsTyping && rig.notices.last == .screen(told))
        rig.apply(.screen(.set(.mouse, "true", settings: nil)))
        #expect(!rig.client.tellsTyping)
        rig.apply(.screen(.set(.typing, "true", settings: nil)))
        #expect(rig.client.tellsTyping)
    }

    @Test func theThemeCanBeChangedInTheListOfHubs() {
        var rig = Rig()
        #expect(rig.client.screen == .picker)
        rig.apply(.screen(.theme("dark", settings: nil)))
        #expect(rig.client.banner == .screen(.theme("dark", settings: nil)))
    }

    @Test func theChosenMessageIsTheOneThatIsCopied() {
        var rig = Rig.inLobby([entry(1, by: ann, "first"), entry(2, by: bob, "second")])
        #expect(rig.type("/copy").contains(.screen(.copy("second"))))
        rig.user(.select(.at(Seq(1))))
        #expect(rig.type("/copy").contains(.screen(.copy("first"))))
        rig.user(.select(.none))
        rig.type("/ignore bob")
        #expect(rig.type("/open").contains(.screen(.open("first"))))
    }
}
