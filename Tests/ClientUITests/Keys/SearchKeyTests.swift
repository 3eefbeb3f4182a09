import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct SearchKeyTests {
    private func searched(_ count: UInt64 = 40, rows: Int = 24) throws -> Scene {
        var scene = try Scene.lines(60, 80, rows)
        scene.submit("/search line")
        try scene.found(
            (1...count).reversed().map {
                (1, "#lobby", try Scene.said(2, "line \($0)", at: Sample.time(13, 0), seq: $0))
            }, next: 7)
        return scene
    }

    private func row(_ scene: Scene) -> Int? { scene.client.shownHub?.search?.chosen }

    @Test func theCommandOpensTheSearchWithItsWords() throws {
        let scene = try searched()
        #expect(scene.asked?.words.text == "line" && scene.interface.searchBox.text == "line")
        #expect(scene.client.shownHub?.search?.isShown == true)
        #expect(scene.composed.isEmpty)
    }

    @Test func theKeyOpensItEmptyAndEnterAsks() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.control("s"), .enter)
        #expect(scene.asked == nil)
        scene.type("tea from:ann since:2d")
        scene.press(.enter)
        #expect(try scene.asked?.words.text == "tea" && scene.asked?.author == Nick("ann"))
    }

    @Test(arguments: [(Key.alt("2"), "#b"), (.control("p"), "#b"), (.alt("1"), "#lobby")])
    func aRoomKeyGoesThere(key: Key, room: String) throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.press(.alt("1"), .control("s"), key)
        #expect(scene.client.shownHub?.search == nil)
        #expect(scene.client.shownHub?.shown?.name?.written == room)
    }

    @Test func theChoiceMovesByLinesAndPages() throws {
        var scene = try searched()
        scene.press(.arrow(.down, []), .arrow(.down, []), .arrow(.up, []))
        #expect(row(scene) == 1)
        scene.press(.pageDown([]))
        #expect(row(scene) == 17)
        scene.press(.pageUp([]), .pageUp([]))
        #expect(row(scene) == 0)
    }

    @Test(arguments: [5, 9, 10, 24, 60])
    func theChosenRowIsOnTheScreen(rows: Int) throws {
        var scene = try searched(rows: rows)
        for step in 0..<40 {
            #expect(scene.draw().rows.contains { $0.contains("▸") && $0.contains("»") }, "\(step)")
            scene.press(.arrow(.down, []))
        }
    }

    @Test func theEndOfTheListAsksForMore() throws {
        var scene = try searched()
        scene.press(.pageDown([]), .pageDown([]))
        #expect(scene.asked?.before == SearchPlace(7))
    }

    @Test func enterShowsTheMessageAndEscapeComesBack() throws {
        var scene = try searched()
        scene.press(.arrow(.down, []), .enter)
        #expect(scene.interface.revealed(in: scene.client) == Seq(39))
        #expect(scene.draw().rows.contains { $0.contains("▌") && $0.contains("line 39") })
        scene.press(.escape)
        #expect(row(scene) == 1 && scene.interface.searchBox.text == "line")
        scene.press(.escape)
        #expect(scene.client.shownHub?.search == nil)
        #expect(scene.client.shownHub?.shown?.view == .newest)
    }

    @Test func whoLooksForSomethingElseTypesItAfresh() throws {
        var scene = try searched()
        scene.press(.enter, .control("s"))
        #expect(scene.interface.searchBox.text == "line" && row(scene) == 0)
        scene.type("world")
        #expect(scene.interface.searchBox.text == "world")
        scene.press(.escape)
        // Whoever comes back to what was found, or moves in the words first, goes on with them.
        var other = try searched()
        other.press(.enter, .escape)
        other.type("s")
        #expect(other.interface.searchBox.text == "lines")
        other.press(.enter)
        try other.found([(1, "#lobby", try Scene.said(2, "lines", at: Sample.time(13, 0), seq: 4))], next: nil)
        other.press(.enter, .control("s"), .backspace)
        other.type("d")
        #expect(other.interface.searchBox.text == "lined")
    }

    @Test func otherWordsAreAskedForBeforeSomethingIsShown() throws {
        var scene = try searched()
        scene.type("s")
        #expect(scene.draw().rows.last?.contains("Enter look for it") == true)
        scene.press(.enter)
        #expect(scene.asked?.words.text == "lines" && scene.client.shownHub?.search?.state == .asking)
    }

    @Test func saidSomethingEndsTheSearch() throws {
        var scene = try searched()
        scene.press(.enter)
        scene.submit("hello")
        #expect(scene.client.shownHub?.search == nil && scene.interface.revealed(in: scene.client) == nil)
    }

    @Test func aMessageThatIsNotLoadedIsFetchedAndShown() throws {
        var scene = try Scene.lobby(
            60, 9, history: try (901...940).map { try Scene.said(2, "line \($0)", at: Sample.time(13, 0), seq: $0) })
        scene.submit("/search old")
        try scene.found([(1, "#lobby", Scene.said(2, "line 300", at: Sample.time(9, 0), seq: 300))])
        scene.press(.enter)
        while let (tag, span) = scene.request({
            if case .history(let tag, _, let span) = $0 { (tag, span) } else { nil }
        }), scene.interface.revealed(in: scene.client) == nil {
            let seqs: ClosedRange<UInt64> =
                switch span {
                case .after(let seq, let limit): seq.value + 1...seq.value + UInt64(limit)
                case .before(let seq, let limit): (seq?.value ?? 941) - UInt64(limit)...(seq?.value ?? 941) - 1
                }
            let entries = try seqs.map { try Scene.said(2, "line \($0)", at: Sample.time(9, 0), seq: $0) }
            try scene.answer(
                .history(tag, HistoryPage(room: RoomNumber(1), entries: entries, authors: [], more: true)))
        }
        #expect(scene.draw().rows[1..<7].contains { $0.hasPrefix("▌") && $0.contains("line 300") })
    }

    @Test func mentionsAreGoneThroughAndMarked() throws {
        var scene = try Scene.lines(30, 60, 9)
        try scene.say(3, "dana, one")
        for number in 31...60 { try scene.say(2, "line \(number)") }
        try scene.say(3, "dana, two")
        for number in 61...90 { try scene.say(2, "line \(number)") }
        for (key, text) in [(Key.alt("p"), "two"), (.alt("p"), "one"), (.alt("n"), "two")] {
            scene.press(key)
            #expect(scene.draw().rows.contains { $0.hasPrefix("▌") && $0.contains("dana, \(text)") }, "\(text)")
        }
        scene.press(.escape)
        #expect(scene.client.shownHub?.shown?.view == .newest)
        #expect(!scene.draw().rows.contains { $0.hasPrefix("▌") })
    }
}
