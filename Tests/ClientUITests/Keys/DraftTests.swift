import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct DraftTests {
    private func place(_ room: String = "lobby") throws -> DraftPlace {
        DraftPlace(hub: try Sample.hub(1), conversation: .room(try RoomName(room)))
    }

    @Test func whatIsWrittenInEachRoomIsKept() throws {
        var scene = try Scene.rooms(80, 24)
        let room = try #require(scene.client.shownHub?.active)
        scene.type("one 李雷")
        scene.press(.altEnter)
        scene.type("two")
        #expect(
            scene.interface.keptDrafts == [
                DraftPlace(hub: try Sample.hub(1), conversation: room): "one 李雷\ntwo"
            ])
        scene.press(.control("n"))
        scene.type("other")
        #expect(scene.interface.keptDrafts.count == 2)
        scene.press(.control("u"))
        #expect(scene.interface.keptDrafts.count == 1)
        scene.press(.control("p"), .enter)
        #expect(scene.interface.keptDrafts.isEmpty)
    }

    @Test(arguments: [(80, 24), (60, 15), (200, 60)])
    func anUnsentDraftElsewhereIsMarked(columns: Int, rows: Int) throws {
        var scene = try Scene.rooms(columns, rows)
        if columns < 66 { scene.press(.function(7)) }
        let key = try #require(scene.client.shownHub?.active)
        let name = try #require(scene.client.shownHub?.conversations[key]?.name?.written)
        func marked() -> Bool { scene.draw().rows.contains { $0.contains("\(name) ✎") } }
        scene.type("begun")
        #expect(!marked())
        scene.press(.control("n"))
        #expect(marked() && !scene.draw().rows[rows - 1].contains("begun"))
        scene.press(.control("p"), .control("u"), .control("n"))
        #expect(!marked())
    }

    @Test func whatWasWrittenIsThereInTheNextRun() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("hello")
        scene.submit("/topic")
        scene.submit("/login secret")
        scene.press(.control("c"))
        #expect(scene.interface.takeWritten() == ["hello", "/topic"] && scene.interface.takeWritten().isEmpty)
        var next = try Scene.lobby(80, 24)
        next.interface.restore(written: ["hello", "/topic"])
        #expect(next.interface.takeWritten().isEmpty)
        next.press(.arrow(.up, []))
        #expect(next.composed == "/topic")
        next.press(.arrow(.up, []))
        #expect(next.composed == "hello")
    }

    @Test func whatWasKeptStandsInItsRoomAgain() throws {
        var scene = Scene(80, 24)
        scene.interface.restore([
            KeptDraft(place: try place(), text: "one\ntwo"), KeptDraft(place: try place("build"), text: "b"),
            KeptDraft(place: try place("far"), text: String(repeating: "x", count: MessageText.byteLimit + 1)),
        ])
        try scene.connect()
        try scene.joined()
        #expect(scene.composed == "one\ntwo")
        scene.type("!")
        #expect(scene.interface.keptDrafts == [try place(): "one\ntwo!", try place("build"): "b"])
    }

    @Test func theWordsOfAnEditedMessageAreNoDraft() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(1, "old words")
        scene.type("draft")
        scene.press(.alt("s"), .character("e"))
        #expect(scene.composed == "old words")
        #expect(scene.interface.keptDrafts.values.map { $0 } == ["draft"])
    }

    @Test func theEditorGetsTheTextAndGivesItBack() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("a draft")
        scene.press(.alt("e"))
        let lent = try #require(scene.lent)
        #expect(lent.text == "a draft")
        scene.interface.edited(lent.draft, .text("a better\ndraft"))
        #expect(scene.composed == "a better\ndraft")
        scene.press(.control("_"))
        #expect(scene.composed == "a draft")
    }

    @Test func whereNothingCanBeWrittenIsNoEditor() throws {
        var scene = Scene(80, 24)
        try scene.connect()
        try scene.joined()
        scene.press(.alt("s"), .alt("e"))
        #expect(scene.lent == nil)
        scene.press(.escape, .alt("e"))
        #expect(scene.lent != nil)
    }

    @Test(arguments: [
        (EditedText.noEditor("nano"), "The editor \"nano\" can't be started; set EDITOR"),
        (.failed, "the text is as it was"),
        (.tooLong(file: "/home/dana/message.md"), "It is kept in /home/dana/message.md"),
    ])
    func whatWentWrongIsSaidUntilTheNextKey(result: EditedText, words: String) throws {
        var scene = try Scene.lobby(110, 24)
        scene.type("kept")
        scene.press(.alt("e"))
        scene.interface.edited(try #require(scene.lent).draft, result)
        scene.press(.resize(scene.size), .focus(true))
        #expect(scene.draw().rows.joined().contains(words))
        #expect(scene.composed == "kept")
        scene.type("x")
        #expect(!scene.draw().rows.joined().contains(words))
    }

    @Test func whatWaitsForOtherRoomsIsCounted() throws {
        var scene = try Scene.rooms(80, 24)
        scene.submit("one")
        scene.submit("two")
        #expect(!scene.draw().rows.joined().contains("on their way"))
        scene.press(.control("n"))
        #expect(scene.draw().rows[22].contains("2 messages for other rooms are on their way"))
        try scene.publishPost()
        #expect(scene.draw().rows[22].contains("1 message for another room is on its way"))
    }

    @Test func whatWasCutInOneRoomIsPutBackInAnother() throws {
        var scene = try Scene.rooms(80, 24)
        scene.type("one two")
        scene.press(.control("u"), .control("n"), .control("y"))
        #expect(scene.composed == "one two")
    }
}

extension Scene {
    /// Two rooms, nothing said in either.
    fileprivate static func rooms(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try lobby(columns, rows)
        scene.submit("/join #build")
        try scene.joined(2)
        scene.press(.alt("1"))
        return scene
    }
}
