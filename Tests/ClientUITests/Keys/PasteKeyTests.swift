import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct PasteKeyTests {
    private static let long = (1...6).map { "row \($0)" }.joined(separator: "\n")

    private func said(_ scene: Scene) -> [String?] {
        scene.latest.compactMap { if case .send(_, .post(let post)) = $0 { post.body.spoken?.text } else { nil } }
    }

    private func asked(_ text: String = long) throws -> Scene {
        var scene = try Scene.lobby(80, 24)
        scene.press(.paste(text))
        return scene
    }

    @Test(arguments: [
        ("1\n2\n3\n4\n5", false), ("1\n2\n3\n4\n5\n\n", false), ("1\n2\n3\n4\n5\n6", true), ("\n\n\n\n\n6", true),
    ])
    func moreThanFiveLinesAreAskedAbout(text: String, isAsked: Bool) throws {
        let scene = try asked(text)
        #expect((scene.interface.paste != nil) == isAsked)
        #expect(scene.composed.isEmpty == isAsked)
    }

    @Test func aSnippetIsOneMessageInAFence() throws {
        var scene = try asked(Self.long + "\n")
        scene.press(.alt("s"))
        #expect(said(scene) == ["```\n\(Self.long)\n```"])
        #expect(scene.composed.isEmpty && scene.interface.paste == nil)
        scene.press(.arrow(.up, []))
        #expect(scene.composed == "```\n\(Self.long)\n```")
    }

    @Test func aSnippetGoesWithTheWordsAroundIt() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("look: and tell")
        for _ in 0..<9 { scene.press(.arrow(.left, [])) }
        scene.press(.paste(Self.long), .alt("s"))
        #expect(said(scene) == ["look:\n```\n\(Self.long)\n```\n and tell"])
    }

    @Test func theFenceIsLongerThanThoseInIt() throws {
        var scene = try asked("````swift\n1\n2\n3\n4\n````")
        scene.press(.alt("s"))
        #expect(said(scene) == ["`````\n````swift\n1\n2\n3\n4\n````\n`````"])
    }

    @Test func eachLineIsAMessageWithTheWordsAroundThem() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("a b")
        scene.press(.arrow(.left, []), .paste("1\n\n2\n3\n \n4\n5\n6"), .alt("l"))
        #expect(said(scene) == ["a 1", "2", "3", "4", "5", "6b"])
        #expect(scene.composed.isEmpty && scene.interface.paste == nil)
    }

    @Test func aPastedCommandIsAText() throws {
        var scene = try asked("/quit\n/nick eve\n /leave\n//x\n5\n6")
        scene.press(.alt("l"))
        #expect(said(scene) == ["/quit", "/nick eve", " /leave", "//x", "5", "6"])
        #expect(!scene.latest.contains(.quit))
    }

    @Test func itCanBeLookedOverFirst() throws {
        var scene = try asked()
        scene.press(.alt("e"))
        #expect(scene.composed == Self.long && said(scene).isEmpty)
        scene.press(.enter)
        #expect(said(scene) == [Self.long])
    }

    @Test(arguments: [Key.escape, .alt("n"), .control("c")])
    func itCanBeDropped(key: Key) throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("kept")
        scene.press(.paste(Self.long), key)
        #expect(scene.interface.paste == nil && scene.composed == "kept" && said(scene).isEmpty)
    }

    @Test(arguments: [Key.enter, .altEnter, .control("n"), .tab, .arrow(.up, [])])
    func anyOtherKeyIsNoAnswer(key: Key) throws {
        var scene = try asked()
        scene.press(key)
        #expect(scene.interface.paste != nil && scene.composed.isEmpty && scene.latest.isEmpty)
    }

    /// Whoever does not look at the screen sends nothing.
    @Test func whoWritesOnHasThePasteInTheComposer() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("we ")
        scene.press(.paste(Self.long))
        scene.type(" should")
        #expect(scene.composed == "we \(Self.long) should" && scene.interface.paste == nil && said(scene).isEmpty)
    }

    @Test func moreThatIsPastedBelongsToIt() throws {
        var scene = try asked()
        scene.press(.paste("row 7\nrow 8\n"), .alt("s"))
        #expect(said(scene) == ["```\n\(Self.long)\nrow 7\nrow 8\n```"])
    }

    @Test func moreThanATerminalCanPasteIsNotTaken() throws {
        var scene = try asked()
        let much = String(repeating: "x", count: KeyParser.pasteLimit / 2)
        for _ in 0..<3 { scene.press(.paste(much)) }
        #expect(scene.interface.paste?.text == "\(Self.long)\n\(much)")
    }

    @Test func whatDoesNotFitStaysAsked() throws {
        let line = String(repeating: "x", count: 4_000)
        var scene = try asked([String](repeating: line, count: 6).joined(separator: "\n"))
        scene.press(.alt("s"))
        #expect(scene.interface.paste != nil && scene.composed.isEmpty && said(scene).isEmpty)
        #expect(scene.draw().rows.joined().contains("Nothing was pasted: "))
        scene.press(.alt("l"))
        #expect(said(scene) == [String](repeating: line, count: 6))
    }

    @Test func noLineIsSentWhenOneIsTooLong() throws {
        let line = String(repeating: "x", count: MessageText.byteLimit + 1)
        var scene = try asked("1\n2\n3\n4\n5\n\(line)")
        scene.press(.alt("l"))
        #expect(scene.interface.paste != nil && said(scene).isEmpty)
        #expect(scene.client.shownHub?.outbox.posts.isEmpty == true)
    }

    @Test func moreMessagesThanCanWaitAreNotOffered() throws {
        var scene = try asked((0...ClientLimits.outbox).map(String.init).joined(separator: "\n"))
        #expect(!scene.draw().rows.joined().contains("messages"))
        scene.press(.alt("l"))
        #expect(scene.interface.paste != nil && said(scene).isEmpty)
    }

    @Test func anAnswerToAMessageIsNotTakenApart() throws {
        var scene = try Scene.lines(3, 80, 24)
        scene.press(.alt("s"), .character("r"), .paste(Self.long), .alt("l"))
        #expect(scene.interface.paste != nil && said(scene).isEmpty)
        scene.press(.alt("s"))
        #expect(said(scene).count == 1)
    }

    @Test func theQuestionWaitsInItsRoom() throws {
        var scene = try Scene.busy(80, 24)
        scene.press(.paste(Self.long))
        let room = try #require(scene.client.shownHub?.active)
        scene.apply(.user(.showNext))
        #expect(scene.interface.paste(in: scene.client) == nil)
        scene.type("hi")
        #expect(scene.composed == "hi")
        scene.apply(.user(.show(room)))
        #expect(scene.interface.paste(in: scene.client) != nil)
    }
}
