import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Ctrl-g: going to a conversation by some letters of its name.
@Suite struct SwitcherScreenTests {
    @Test func theListStandsOverTheComposerWithNewsFirst() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("g"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00    lab ● 3 ms · 14:07 |
            |             ```                                            |
            |             eve, kim joined                                |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                |
            |          ──────────────── 3 new ────────────────           |
            | ▸ 4 #random                                                |
            |   3 #中文群                  @1                            |
            |   5 ann                      @2                            |
            |   2 #build                   3                             |
            |   6 bob                                                    |
            | ↑↓ choose   Enter go there   Esc back                      |
            | go to ›                                                    |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby  lab ● 3 ms |
            | ▸ 4 #random        |
            |   3 #中文群        |
            | Esc back           |
            | go to ›            |
            """)
        scene.resize(100, 12)
        scene.type("b")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | ROOMS           │             ```                                                  │ HERE 7        |
            | 1 #lobby        │             eve, kim joined                                      │ ann           |
            | 2 #build      3 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │ bob           |
            | 3 #中文群    @1 │             ──────────────── 3 new ────────────────              │ dana          |
            | 4 #random       │ 14:03  ann  wait for the changelog, please                       │ eve           |
            | DIRECT          │ 14:05    *  bob waits                                            │ kim           |
            | 5 ann        @2 │ 14:06 李雷  @dana can you check the numbers on page 3? the table │ mei away      |
            | ▸ 6 bob                                                                                            |
            |   2 #build                   3                                                                     |
            | ↑↓ choose   Enter go there   Esc back                                                              |
            | go to › b                                                                                          |
            """)
        scene.type("xyz")
        scene.resize(40, 12)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            | ─────────────── 3 new ───────────────  |
            | 14:03  ann  wait for the changelog,    |
            |             please                     |
            | 14:05    *  bob waits                  |
            | 14:06 李雷  @dana can you check the    |
            |             numbers on page 3? the     |
            |             table looks wrapped        |
            |             wrongly on a narrow screen |
            | No room and nobody here is called so.  |
            | ↑↓ choose   Enter go there   Esc back  |
            | go to › bxyz                           |
            """)
    }

    @Test func theConversationOfBeforeComesFirstThenNews() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("g"))
        #expect(scene.labels == ["#random", "#中文群", "ann", "#build", "bob"])
    }

    @Test func typingNarrowsAndEnterGoes() throws {
        var scene = try Scene.busy(60, 12)
        let draft = scene.composed
        scene.press(.control("g"))
        scene.type("bu")
        #expect(scene.labels.first == "#build")
        scene.press(.enter)
        #expect(scene.client.shownHub?.shown?.name?.written == "#build")
        #expect(scene.interface.switcher(for: scene.client) == nil)
        scene.press(.control("g"), .enter)
        #expect(scene.client.shownHub?.shown?.name?.written == "#lobby" && scene.composed == draft)
    }

    @Test func arrowsChooseAndGoRound() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("g"), .arrow(.down, []), .arrow(.down, []), .enter)
        #expect(scene.client.shownHub?.shown?.partner?.nick.text == "ann")
        scene.press(.control("g"), .arrow(.up, []), .enter)
        #expect(scene.client.shownHub?.shown?.partner?.nick.text == "bob")
    }

    @Test func peopleOfTheRoomAreWrittenToDirectly() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("g"))
        scene.type("李")
        #expect(scene.labels == ["李雷"])
        scene.press(.enter)
        let asked = scene.request { if case .direct(_, .nick(let nick), _) = $0 { nick.text } else { nil } }
        #expect(asked == "李雷")
    }

    @Test(arguments: [Key.escape, .control("g"), .control("c")])
    func itIsLeftWithNothingDone(key: Key) throws {
        var scene = try Scene.busy(60, 12)
        let before = scene.draw()
        scene.press(.control("g"))
        scene.type("bu")
        scene.press(key)
        #expect(scene.draw() == before)
        #expect(scene.client.screen != .picker)
    }

    @Test func enterOnNothingStaysInTheList() throws {
        var scene = try Scene.busy(60, 12)
        let posted = scene.posted
        scene.press(.control("g"))
        scene.type("zzzz")
        scene.press(.enter)
        #expect(scene.interface.switcher(for: scene.client) != nil && scene.posted == posted)
    }

    @Test(arguments: [
        ("/go rand", "#random"), ("/switch BUILD", "#build"), ("/buffer 3", "#中文群"), ("/go #群", "#中文群"),
        ("/go ann", "ann"),
    ])
    func theCommandGoesToTheBestFit(line: String, label: String) throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("u"))
        scene.submit(line)
        let hub = try #require(scene.client.shownHub)
        #expect(hub.shown?.label(calling: hub.people) == label)
    }

    @Test func theCommandSaysWhenNothingIsCalledSo() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.control("u"))
        scene.submit("/go zzz")
        #expect(scene.draw().rows.contains { $0.contains("No room and nobody here is called \"zzz\".") })
    }
}

extension Scene {
    /// The names in the list, from top to bottom.
    fileprivate var labels: [String] {
        guard let hub = client.shownHub, let list = interface.switcher(for: client) else { return [] }
        return hub.goals(for: list.box.text).map { goal in
            switch goal {
            case .conversation(let key): hub.conversations[key]?.label(calling: hub.people) ?? ""
            case .person(let person): person.nick.text
            }
        }
    }
}
