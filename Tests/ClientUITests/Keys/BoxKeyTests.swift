import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct BoxKeyTests {
    @Test(arguments: [
        (Key.arrow(.up, []), UserAction.picker(.move(-1))), (.arrow(.down, []), .picker(.move(1))),
        (.character("k"), .picker(.move(-1))), (.character("j"), .picker(.move(1))),
        (.control("p"), .picker(.move(-1))), (.control("n"), .picker(.move(1))), (.enter, .picker(.choose)),
        (.escape, .picker(.close)), (.character("q"), .quit), (.control("c"), .quit),
    ])
    func aKeyInTheListStandsForAnAction(key: Key, action: UserAction) throws {
        var scene = Scene(80, 24)
        try scene.start()
        #expect(
            scene.interface.handle(key, in: scene.client, size: scene.size, around: scene.around) == [.action(action)])
    }

    @Test(arguments: [(Key.home([]), "a"), (.end([]), "c"), (.pageUp([]), "a"), (.pageDown([]), "c")])
    func theListHasTwoEnds(key: Key, chosen: String) throws {
        var scene = Scene(80, 24)
        try scene.start()
        for (byte, name) in [(1, "a"), (2, "b"), (3, "c")] { try scene.hear(UInt8(byte), name) }
        scene.press(.arrow(.down, []), key)
        let row = scene.client.picker.chosen.flatMap { scene.client.directory.row(of: $0) }
        #expect(row?.name.text == chosen)
    }

    @Test func hostingTakesTheNickIntoTheHubsName() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("h"))
        #expect(scene.latest.contains(.host(try HubName("dana's hub"))))
    }

    @Test func anAddressIsGoneTo() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("a"), .paste(" 10.0.0.1:4000\n"), .enter)
        let plan = scene.effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }.first
        #expect(plan?.addresses == [.tcp(host: "10.0.0.1", port: 4000, plain: false)])
        #expect(scene.interface.picker == .list && scene.interface.addressBox.isEmpty)
    }

    @Test func anAddressThatIsNoneStaysToBeCorrected() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("a"), .paste("10.0.0.1:port"), .enter)
        #expect(scene.interface.addressBox.text == "10.0.0.1:port" && scene.interface.picker == .address)
        #expect(scene.draw().rows.joined().contains("is not a hub's name or address"))
    }

    @Test func lettersInABoxAreText() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("a"))
        scene.type("qhnjk")
        #expect(scene.interface.addressBox.text == "qhnjk")
        scene.press(.escape)
        #expect(scene.interface.picker == .list && scene.interface.addressBox.isEmpty)
    }

    @Test func controlCLeavesABoxFirst() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("a"), .control("c"))
        #expect(scene.interface.picker == .list && !scene.latest.contains(.quit))
    }

    @Test(arguments: [("", "dana"), ("sam", "sam")])
    func theFirstNickIsTheTypedOrTheSuggestedOne(typed: String, nick: String) throws {
        var scene = Scene(80, 24)
        try scene.start(nick: nil) { $0.suggestion = try Nick("dana") }
        scene.type(typed)
        scene.press(.enter)
        #expect(scene.client.nick?.text == nick && scene.client.screen == .picker)
        #expect(scene.interface.nickBox.isEmpty)
    }

    @Test func anotherNickIsAskedForOnTheHubsAndTheListStays() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/connect")
        scene.press(.character("n"), .control("u"))
        scene.type("sam")
        scene.press(.enter)
        #expect(scene.client.screen == .picker)
        #expect(scene.request { if case .nick(_, let nick) = $0 { nick.text } else { nil } } == "sam")
    }

    @Test func aNickThatIsNoneStaysToBeCorrected() throws {
        var scene = Scene(80, 24)
        try scene.start(nick: nil)
        scene.type("@dana")
        scene.press(.altEnter, .enter)
        #expect(scene.interface.nickBox.text == "@dana" && scene.client.nick == nil)
        scene.press(.control("c"))
        #expect(scene.interface.nickBox.isEmpty && !scene.latest.contains(.quit))
        scene.press(.control("c"))
        #expect(scene.latest.contains(.quit))
    }

    @Test(arguments: [
        (Key.character("y"), true), (.character("Y"), true), (.character("n"), false), (.escape, false),
        (.control("c"), false),
    ])
    func trustIsAskedOnce(key: Key, trusts: Bool) throws {
        var scene = Scene(80, 24)
        try scene.start { $0.target = HubReference(Sample.address) }
        try scene.connection(
            .untrusted(TrustQuestion(hub: try Sample.hub(9), name: try HubName("lab"), address: Sample.address)))
        scene.press(.enter, .character(" "))
        #expect(scene.latest.isEmpty)
        scene.press(key)
        #expect(scene.latest.contains { if case .trust = $0 { true } else { false } } == trusts)
        #expect((scene.client.screen == .picker) != trusts)
    }
}
