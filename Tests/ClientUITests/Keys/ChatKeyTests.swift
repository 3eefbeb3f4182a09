import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct ChatKeyTests {
    @Test(arguments: [
        (Key.control("n"), UserAction.showNext), (.arrow(.right, .alt), .showNext), (.control("p"), .showPrevious),
        (.arrow(.left, .alt), .showPrevious), (.alt("a"), .showUnread), (.alt("/"), .showLast),
        (.alt("1"), .showNumber(1)), (.alt("9"), .showNumber(9)), (.alt("0"), .showNumber(10)),
        (.focus(true), .focused(true)), (.focus(false), .focused(false)),
    ])
    func aKeyStandsForAnAction(key: Key, action: UserAction) throws {
        var scene = try Scene.lobby(80, 24)
        let outcomes = scene.interface.handle(key, in: scene.client, size: scene.size, around: scene.around)
        #expect(outcomes == [.action(action)])
    }

    @Test(arguments: [(Key.control("l"), Interface.Outcome.redraw), (.control("z"), .suspend)])
    func keysOfTheTerminalWorkEverywhere(key: Key, outcome: Interface.Outcome) throws {
        var lobby = try Scene.lobby(80, 24)
        var first = Scene(80, 24)
        try first.start(nick: nil)
        #expect(lobby.interface.handle(key, in: lobby.client, size: lobby.size, around: lobby.around) == [outcome])
        #expect(first.interface.handle(key, in: first.client, size: first.size, around: first.around) == [outcome])
        lobby.press(.function(1))
        #expect(lobby.interface.handle(key, in: lobby.client, size: lobby.size, around: lobby.around) == [outcome])
    }

    @Test func aResizeDrawsEverythingAnew() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.resize(Size(columns: 10, rows: 3)))
        #expect(scene.redraws == 1)
    }

    @Test func enterSendsAndEmptiesTheComposer() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("hello")
        #expect(scene.composed.isEmpty)
        #expect(
            scene.latest.contains {
                if case .send(_, .post(let post)) = $0 { post.body.spoken?.text == "hello" } else { false }
            })
        scene.press(.enter)
        #expect(scene.latest.isEmpty)
    }

    @Test(arguments: ["/jion #x", " /me waves", "/msg ann", "/topic a\nb"])
    func whatWasNotSentStaysInTheComposer(text: String) throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.paste(text), .enter)
        #expect(scene.composed == text)
        #expect(!scene.latest.contains { if case .send = $0 { true } else { false } })
    }

    @Test func aPasteOfSeveralLinesIsOneMessage() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.paste("one\ntwo\nthree\nfour\nfive\n"), .enter)
        let posts = scene.latest.compactMap { if case .send(_, .post(let post)) = $0 { post } else { nil } }
        #expect(posts.map(\.body.spoken?.text) == ["one\ntwo\nthree\nfour\nfive"])
    }

    @Test func controlCClearsThenAsksThenLeaves() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("a draft")
        scene.press(.control("c"))
        #expect(scene.composed.isEmpty && !scene.latest.contains(.quit))
        scene.press(.control("c"))
        #expect(scene.draw().rows.joined().contains("Ctrl-c again leaves."))
        scene.type("x")
        #expect(scene.interface.hint == nil)
        scene.press(.backspace, .control("c"), .control("c"))
        #expect(scene.latest.contains(.quit))
    }

    /// Some terminals tell that they lost the focus and never that it is back.
    @Test func whoTypesHasTheFocus() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.focus(false))
        try scene.say(2, "hello")
        #expect(scene.client.shownHub?.shown?.unread == 1)
        scene.press(.mouse(Mouse(.wheelUp, at: Point(column: 30, row: 3))), .cursor(Point(column: 0, row: 0)))
        #expect(!scene.client.isFocused)
        scene.press(.character("x"))
        #expect(scene.client.isFocused && scene.client.shownHub?.shown?.unread == 0)
        #expect(scene.composed == "x")
    }

    @Test func aSlashBehindACommandThatIsNoneBeginsAnother() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/jion #build")
        #expect(scene.composed == "/jion #build")
        scene.press(.focus(false), .focus(true))
        scene.type("/names")
        #expect(scene.composed == "/names")
        scene.press(.enter, .arrow(.up, []), .arrow(.up, []))
        #expect(scene.composed == "/jion #build")
    }

    @Test func undoBringsBackWhatASlashReplaced() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/jion #build")
        scene.press(.character("/"), .control("_"), .control("_"))
        #expect(scene.composed == "/jion #build")
    }

    @Test(arguments: ["/kick", "/join  ", " /join #a"])
    func aSlashBehindAnotherMistakeIsASlash(line: String) throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit(line)
        scene.type("/")
        #expect(scene.composed == line + "/")
    }

    @Test func theLastWordOfALineOfBeforeIsPutIn() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("see photos.zip")
        scene.submit("and notes.txt")
        scene.type("/get ")
        scene.press(.alt("."))
        #expect(scene.composed == "/get notes.txt")
        scene.press(.alt("."))
        #expect(scene.composed == "/get photos.zip")
        scene.press(.alt("."))
        #expect(scene.composed == "/get photos.zip")
        scene.type("!")
        scene.press(.alt("."))
        #expect(scene.composed == "/get photos.zip!notes.txt")
        scene.press(.control("_"))
        #expect(scene.composed == "/get photos.zip!")
    }

    @Test func aSlashIntoAWrongCommandIsASlash() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/jion #build")
        scene.press(.arrow(.left, []), .character("/"))
        #expect(scene.composed == "/jion #buil/d")
    }

    @Test func whatControlCClearedIsInTheHistory() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("a draft")
        scene.press(.control("c"), .arrow(.up, []))
        #expect(scene.composed == "a draft")
    }

    @Test func controlCClosesHelpFirst() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("kept")
        scene.press(.function(1), .control("c"))
        #expect(scene.interface.help == nil && scene.composed == "kept")
    }

    @Test func tabGoesRoundForwardAndBack() throws {
        var scene = try Scene.lobby(80, 24)
        for nick in ["bea", "ben"] {
            try scene.event(.arrived(Sample.member(UInt32(nick.hashValue & 0xFFFF) + 100, nick)))
        }
        scene.type("b")
        var seen: [String] = []
        for key in [Key.tab, .tab, .tab, .tab, .backTab, .backTab] {
            scene.press(key)
            seen.append(scene.composed)
        }
        #expect(Set(seen.prefix(3)) == ["bea: ", "ben: ", "bob: "])
        #expect(seen[3] == seen[0] && seen[4] == seen[2] && seen[5] == seen[1])
    }

    @Test func anotherKeyEndsACompletion() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("an")
        scene.press(.tab)
        scene.type("b")
        scene.press(.tab)
        #expect(scene.composed == "ann: bob ")
    }

    @Test func aRoomChangeEndsACompletion() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.press(.alt("1"))
        scene.type("an")
        scene.press(.tab, .alt("2"))
        scene.type("/jo")
        scene.press(.tab)
        #expect(scene.composed == "/join ")
    }

    @Test func historyGoesUpAndDownAndKeepsTheDraft() throws {
        var scene = try Scene.lobby(80, 24)
        for text in ["one", "two"] { scene.submit(text) }
        scene.type("draft")
        let seen = [Direction.up, .up, .up, .down, .down, .down].map { direction in
            scene.press(.arrow(direction, []))
            return scene.composed
        }
        #expect(seen == ["two", "one", "one", "two", "draft", "draft"])
    }

    @Test func eachConversationHasItsOwnDraft() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.type("for b")
        scene.press(.alt("1"))
        scene.type("for the lobby")
        scene.press(.arrow(.up, []), .alt("2"))
        #expect(scene.composed == "for b")
        scene.press(.arrow(.down, []))
        #expect(scene.composed == "for b")
        scene.press(.alt("1"), .arrow(.down, []))
        #expect(scene.composed == "for the lobby")
    }

    @Test func aCommandThatShowsAnotherRoomEmptiesTheOldComposer() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/join #b")
        scene.press(.alt("1"))
        #expect(scene.composed.isEmpty)
    }

    @Test func aRefusedLineIsNotTakenByALaterSuccess() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/jion")
        scene.press(.focus(true))
        scene.apply(.user(.choseNick("dana2")))
        #expect(scene.interface.drafts.values.map(\.text) == ["/jion"])
    }

    @Test func tooLongAMessageIsToldAndNothingLost() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("kept")
        scene.press(.paste(String(repeating: "x", count: MessageText.byteLimit)))
        #expect(scene.interface.hint == .pastedTooMuch && scene.composed == "kept")
        #expect(scene.draw().rows.joined().contains("a message takes 16384 bytes; /send sends files."))
    }

    @Test(arguments: [
        (Key.control("a"), "Xone two"), (.control("u"), "X"), (.control("w"), "one X"), (.altBackspace, "one X"),
        (.control("k"), "one twoX"), (.alt("b"), "one Xtwo"), (.control("b"), "one twXo"), (.home([]), "Xone two"),
        (.end([]), "one twoX"), (.control("t"), "one towX"), (.backspace, "one twX"),
        (.arrow(.left, .control), "one Xtwo"),
    ])
    func readlineKeysEdit(key: Key, result: String) throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("one two")
        scene.press(key, .character("X"))
        #expect(scene.composed == result)
    }

    @Test func killedTextComesBackAndUndoGoesBack() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("one two")
        scene.press(.control("w"), .control("a"), .control("y"))
        #expect(scene.composed == "twoone ")
        scene.press(.control("_"))
        #expect(scene.composed == "one ")
    }

    @Test func escapeLeadsBackToTheHubsOnlyWhenDisconnected() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.escape)
        #expect(scene.client.screen != .picker)
        scene.submit("/disconnect")
        scene.press(.escape)
        #expect(scene.client.screen == .picker)
        scene.press(.escape)
        #expect(scene.client.screen != .picker)
    }
}
