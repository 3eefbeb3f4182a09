import Assets
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct CodeKeyTests {
    @Test func aCodeBecomesItsSignWhenItEnds() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("done :tada: and :nosuchcode: at 10:30:")
        #expect(scene.composed == "done 🎉 and :nosuchcode: at 10:30:")
    }

    @Test func undoneItIsTheCodeAgain() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type(":heart:")
        #expect(scene.composed == "❤️")
        scene.press(.control("_"))
        #expect(scene.composed == ":heart:")
        scene.type(" ")
        #expect(scene.composed == ":heart: ")
    }

    @Test func codesAreProposedWhileTheyAreTyped() throws {
        var scene = try Scene.lobby(60, 9)
        scene.type("ok :rocke")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            | Tab  🚀 rocket                                     F1 help |
            | #lobby › ok :rocke                                         |
            """)
        scene.press(.tab)
        #expect(scene.composed == "ok 🚀")
        #expect(!scene.draw().rows.joined().contains("Tab"))
        scene.press(.enter)
        #expect(scene.composed.isEmpty)
    }

    @Test(arguments: [20, 40, 80, 200])
    func asManyAreProposedAsFit(columns: Int) throws {
        var scene = try Scene.lobby(columns, 12)
        scene.type(":hea")
        let row = scene.draw().rows[10]
        #expect(row.contains("Tab  ") && DisplayWidth.of(row) == columns)
    }

    @Test(arguments: [(":tada:", "🎉"), (":tada", "🎉"), ("tada", "tada"), (":tad\t", "🎉")])
    func aSignUnderAMessageCanBeACode(text: String, given: String) throws {
        var scene = try Scene.lines(3, 80, 24)
        scene.press(.alt("s"), .character("+"))
        for character in text { scene.press(character == "\t" ? .tab : .character(character)) }
        scene.press(.enter)
        let sign = scene.request { if case .post(let post) = $0 { post.body } else { nil } }
        #expect("\(try #require(sign))".contains("\"\(given)\""))
    }

    @Test func aCodeThatThereIsNotIsNoSign() throws {
        var scene = try Scene.lines(3, 80, 24)
        scene.press(.alt("s"), .character("+"))
        scene.type(":nosuch")
        scene.press(.tab, .enter)
        #expect(scene.request { if case .post(let post) = $0 { post.body } else { nil } } == nil)
        #expect(scene.interface.hint == .noSign && scene.interface.signBox.text == ":nosuch")
    }

    @Test func everyCodeOfTheTableIsOneEmoji() {
        var seen: Set<Substring> = []
        var count = 0
        for line in String(decoding: Assets.shortCodes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#")
        {
            let words = line.split(separator: " ")
            #expect(words[0].count == 1 && DisplayWidth.of(words[0]) == 2, "\(line)")
            for code in words.dropFirst() {
                count += 1
                #expect(seen.insert(code).inserted, "\(code) stands twice")
                #expect(ShortCodes.ended(in: ":\(code):") != nil || code.first?.isNumber == true, "\(code)")
            }
        }
        #expect(count > 1_500)
    }
}
