import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct SelectKeyTests {
    private func chosen(_ scene: Scene) -> UInt64? { scene.client.shownHub?.shown?.selection?.value }

    @Test(
        arguments: [
            ([Key.character("k")], 5), ([.character("k"), .arrow(.up, [])], 4),
            ([.character("k"), .character("j")], 6),
            ([.character("g")], 1), ([.character("g"), .character("G")], 6), ([.home([])], 1),
            ([.home([]), .end([])], 6),
            ([.character("g"), .arrow(.down, [])], 2), ([.character("g"), .character("k")], 1),
            ([.arrow(.down, [])], 6),
            ([.pageUp([])], 1), ([.character("g"), .pageDown([])], 6),
        ] as [([Key], UInt64)])
    func theChoiceMoves(keys: [Key], place: UInt64) throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"))
        #expect(chosen(scene) == 6)
        for key in keys { scene.press(key) }
        #expect(chosen(scene) == place)
    }

    @Test func deletedAndIgnoredMessagesAreNotChosen() throws {
        var scene = try Scene.talk(80, 24)
        try scene.change(2, .deletion(of: Seq(4)))
        scene.submit("/ignore 李雷")
        scene.press(.alt("s"), .character("k"))
        #expect(chosen(scene) == 2)
        scene.press(.character("k"), .character("k"), .character("k"))
        #expect(chosen(scene) == 1)
    }

    @Test(arguments: [Key.escape, .character("q"), .alt("s"), .control("c")])
    func aKeyLeavesSelectMode(key: Key) throws {
        var scene = try Scene.talk(80, 24)
        scene.type("kept")
        scene.press(.alt("s"), key)
        scene.press(.character("k"))
        #expect(chosen(scene) == nil && scene.composed == "keptk")
    }

    @Test func wholeIsOfferedWhereSomethingIsFolded() throws {
        var scene = try Scene.lobby(100, 24)
        try scene.say(2, "```\n" + (1...20).map { "step \($0)" }.joined(separator: "\n") + "\n```")
        try scene.say(2, "short")
        func offers() -> Bool { scene.draw().rows[23].contains("z whole") }
        scene.press(.alt("s"))
        #expect(!offers())
        scene.press(.character("k"))
        #expect(offers())
        scene.press(.character("z"))
        #expect(!offers())
        scene.press(.character("z"), .alt("z"))
        #expect(!offers())
    }

    @Test func anotherRoomEndsSelectMode() throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.press(.alt("1"), .alt("s"), .alt("2"))
        scene.type("hello")
        #expect(scene.composed == "hello")
        scene.press(.alt("1"))
        scene.type("j")
        #expect(scene.composed == "j")
    }

    @Test func theOldestChosenMessageAsksForOlderOnes() throws {
        var scene = try Scene.lobby(
            50, 9, history: try (101...140).map { try Scene.said(2, "line \($0)", at: Sample.time(13, 0), seq: $0) })
        scene.press(.alt("s"), .character("g"), .character("k"))
        #expect(scene.request { if case .history(_, _, .before(Seq(101), _)) = $0 { true } else { nil } } != nil)
    }

    @Test(arguments: [
        ("r", "me too", Entry.Body.reply(to: Seq(4), Self.text("me too"))),
        ("r", "//etc is full", .reply(to: Seq(4), Self.text("/etc is full"))),
        ("r", "one\ntwo", .reply(to: Seq(4), Self.text("one\ntwo"))),
    ])
    func anAnswerIsSent(key: Character, text: String, body: Entry.Body) throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("k"), .character(key), .paste(text), .enter)
        #expect(scene.posted == [body])
        #expect(scene.composed.isEmpty && scene.interface.purpose(for: scene.client) == nil)
        scene.submit("and this is said")
        #expect(scene.posted.last == .text(Self.text("and this is said")))
    }

    @Test func aCommandInAnAnswerIsACommand() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("r"))
        scene.submit("/jion")
        #expect(scene.posted.isEmpty && scene.composed == "/jion")
        #expect(scene.interface.purpose(for: scene.client) == .reply(to: Seq(5)))
    }

    @Test(arguments: [Key.escape, .control("c")])
    func anAnswerIsLeftAndItsTextIsSaid(key: Key) throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("r"), key)
        #expect(scene.interface.purpose(for: scene.client) == nil)
        scene.submit("said")
        #expect(scene.posted == [.text(Self.text("said"))])
    }

    @Test func anEditPutsTheDraftBack() throws {
        var scene = try Scene.talk(80, 24)
        scene.type("a draft")
        scene.press(.alt("s"), .character("e"))
        #expect(scene.composed == "on it" && scene.interface.purpose(for: scene.client) == .edit(of: Seq(6)))
        scene.type(" now")
        scene.press(.enter)
        #expect(scene.posted == [.edit(of: Seq(6), Self.text("on it now"))])
        #expect(scene.composed == "a draft" && scene.interface.purpose(for: scene.client) == nil)
        scene.press(.enter)
        #expect(scene.posted.last == .text(Self.text("a draft")))
    }

    @Test func anEditByCommandIsTheSame() throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/edit")
        #expect(scene.composed == "on it")
        scene.press(.escape)
        #expect(scene.composed.isEmpty && scene.posted.isEmpty)
        scene.submit("said")
        #expect(scene.posted == [.text(Self.text("said"))])
    }

    @Test func takingBackNeedsTheKeyTwice() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("d"), .character("x"), .character("d"))
        #expect(scene.posted.isEmpty)
        scene.press(.character("d"))
        #expect(scene.posted == [.deletion(of: Seq(6))])
        scene.type("d")
        #expect(scene.composed == "d")
    }

    @Test(arguments: ["e", "d"] as [Character])
    func othersMessagesStayAsTheyAre(key: Character) throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character(key), .character(key))
        #expect(scene.posted.isEmpty && scene.interface.hint == .notYours && chosen(scene) == 5)
    }

    @Test func aSignIsGivenByOneKeyOrTyped() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("+"), .character("2"))
        scene.press(.alt("s"), .character("k"), .character("+"))
        scene.type("ok3")
        scene.press(.enter, .alt("s"), .character("k"), .character("+"), .character("x"), .escape)
        #expect(
            try scene.posted == [
                .reaction(to: Seq(5), Reaction("❤️"), isOn: true), .reaction(to: Seq(5), Reaction("ok3"), isOn: true),
            ])
        #expect(chosen(scene) == 5)
        scene.press(.character("+"), .character("2"))
        #expect(chosen(scene) == nil)
        #expect(try scene.posted.last == .reaction(to: Seq(5), Reaction("❤️"), isOn: false))
    }

    /// What is typed next is no message to the room.
    @Test func whatIsNoSignStaysWhereItIsTyped() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("+"))
        scene.type("on it")
        scene.press(.enter)
        #expect(scene.interface.hint == .noSign && scene.interface.step(for: scene.client) == .reacting)
        #expect(scene.draw().rows.joined().contains("A sign is an emoji or one word, without spaces."))
        scene.press(.control("w"), .backspace, .enter)
        #expect(try scene.posted == [.reaction(to: Seq(5), Reaction("on"), isOn: true)])
    }

    /// `p` pins for those who may: operators in a room, either of two who talk directly.
    @Test func aKeyPinsAndTakesThePinAway() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("p"))
        #expect(scene.posted.isEmpty && scene.interface.hint == .onlyOperators && chosen(scene) == 5)
        try scene.event(.role(UserNumber(1), .operator))
        scene.press(.character("p"))
        #expect(scene.posted == [.pin(of: Seq(5), isOn: true)] && chosen(scene) == nil)
        try scene.change(1, .pin(of: Seq(5), isOn: true))
        scene.press(.alt("s"), .character("k"))
        scene.press(.character("p"))
        #expect(scene.posted.last == .pin(of: Seq(5), isOn: false))
    }

    @Test func anEmptyRoomHasNothingToChoose() throws {
        var scene = try Scene.lobby(40, 8)
        scene.press(.alt("s"), .character("r"), .character("d"), .character("g"), .character("+"))
        #expect(scene.posted.isEmpty && scene.draw().rows[0].contains("select · 0 of 0"))
    }

    @Test func noKeyMeansTwoThings() {
        let keys = KeyMap.select.bindings.flatMap(\.keys)
        #expect(keys.count == Set(keys).count)
        let searching = KeyMap.search.bindings.flatMap(\.keys)
        #expect(searching.count == Set(searching).count)
    }

    private static func text(_ text: String) -> MessageText {
        (try? MessageText(text)) ?? { preconditionFailure("\(text) is no message") }()
    }
}
