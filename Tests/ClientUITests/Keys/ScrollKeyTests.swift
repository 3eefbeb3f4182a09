import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct ScrollKeyTests {
    private static let sizes = [(50, 9), (100, 22), (20, 7), (40, 40)]

    @Test(arguments: sizes)
    func upThenDownComesBack(columns: Int, rows: Int) throws {
        for pages in 1...4 {
            var scene = try Scene.lines(400, columns, rows)
            let before = scene.draw()
            for _ in 0..<pages { scene.press(.pageUp([])) }
            #expect(scene.draw() != before)
            for _ in 0..<pages { scene.press(.pageDown([])) }
            #expect(scene.draw() == before)
            #expect(scene.client.shownHub?.shown?.view == .newest)
        }
    }

    @Test(arguments: sizes)
    func theEndsAreReached(columns: Int, rows: Int) throws {
        var scene = try Scene.lines(300, columns, rows)
        let end = scene.draw()
        scene.press(.home(.alt))
        #expect(scene.draw().rows.contains { $0.contains("line 1 ") })
        #expect(scene.draw().rows.contains { $0.contains("This is where") })
        let top = scene.draw()
        scene.press(.pageUp([]))
        #expect(scene.draw() == top)
        scene.press(.end(.alt))
        #expect(scene.draw() == end)
        scene.press(.pageDown([]))
        #expect(scene.draw() == end)
    }

    @Test func everyLineIsSeenOnTheWayUp() throws {
        var scene = try Scene.lines(60, 50, 9)
        var seen = Set<Substring>()
        for _ in 0..<20 {
            for row in scene.draw().rows {
                guard let label = row.firstRange(of: "line ") else { continue }
                seen.insert(row[label.upperBound...].prefix { $0.isNumber })
            }
            scene.press(.pageUp([]))
        }
        #expect(seen.count == 60)
    }

    @Test func aScreenThatHoldsEverythingDoesNotScroll() throws {
        var scene = try Scene.lines(3, 50, 20)
        let before = scene.draw()
        for key in [Key.pageUp([]), .home(.alt), .pageDown([]), .end(.alt)] {
            scene.press(key)
            #expect(scene.draw() == before)
        }
    }

    @Test func reachingTheTopAsksForOlderLines() throws {
        var scene = try Scene.lobby(
            50, 9,
            history: try (101...140).map { seq in
                Entry(
                    seq: Seq(seq), time: Sample.time(13, 0), author: UserNumber(2), nonce: Nonce(seq),
                    body: .text(try MessageText("line \(seq)")))
            })
        scene.press(.home(.alt))
        let asked = scene.request { if case .history(let tag, _, let span) = $0 { (tag, span) } else { nil } }
        let (tag, span) = try #require(asked)
        #expect(span == .before(Seq(101), limit: 200))
        let before = scene.draw().rows.dropFirst(2).dropLast(2).map { $0.dropFirst(7) }
        let page = try (1...100).map { seq in
            Entry(
                seq: Seq(seq), time: Sample.time(13, 0), author: UserNumber(2), nonce: Nonce(seq),
                body: .text(try MessageText("line \(seq)")))
        }
        try scene.answer(.history(tag, HistoryPage(room: RoomNumber(1), entries: page, authors: [], more: false)))
        let after = scene.draw().rows.dropFirst(2).dropLast(2).map { $0.dropFirst(7) }
        #expect(Array(after.suffix(4)) == Array(before.suffix(4)))
        scene.press(.pageUp([]))
        #expect(scene.draw().rows.contains { $0.contains("line 98") })
    }

    @Test func whatComesInDoesNotMoveTheOlderPlace() throws {
        var scene = try Scene.lines(60, 50, 9)
        scene.press(.pageUp([]))
        let before = scene.draw().rows[1..<7]
        for number in 61...99 { try scene.say(2, "line \(number)") }
        try scene.event(.arrived(Sample.member(40, "zoe")))
        #expect(scene.draw().rows[1..<7] == before)
        #expect(scene.client.shownHub?.shown?.unread == 39)
        scene.press(.end(.alt))
        #expect(scene.client.shownHub?.shown?.unread == 0)
    }

    @Test func aResizeKeepsTheReadingPosition() throws {
        var scene = try Scene.lines(200, 50, 12)
        for _ in 0..<5 { scene.press(.pageUp([])) }
        let last = try bottomLine(of: scene.draw())
        for (columns, rows) in [(100, 30), (20, 5), (34, 50), (200, 60), (50, 12)] {
            scene.size = Size(columns: columns, rows: rows)
            scene.press(.resize(scene.size))
            #expect(try bottomLine(of: scene.draw()) == last)
        }
    }

    @Test func aTallerScreenIsFilledAtTheTop() throws {
        var scene = try Scene.lines(30, 50, 8)
        scene.press(.home(.alt))
        let rows = scene.draw(50, 20).rows
        #expect(rows[1].contains("This is where") && rows[3].contains("line 1 ") && rows[17].contains("line 15"))
    }

    @Test func sendingGoesToTheEnd() throws {
        var scene = try Scene.lines(100, 50, 9)
        scene.press(.pageUp([]))
        scene.submit("hello")
        #expect(scene.draw().rows.contains { $0.contains("hello") })
    }

    @Test func anotherRoomAndBackIsAtTheEnd() throws {
        var scene = try Scene.lines(100, 50, 9)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.press(.alt("1"))
        let end = scene.draw()
        scene.press(.pageUp([]), .alt("2"), .alt("1"))
        #expect(scene.draw() == end)
    }

    @Test func noticesScrollToo() throws {
        var scene = try Scene.lobby(40, 8)
        scene.submit("/help")
        let end = scene.draw()
        scene.press(.pageUp([]))
        #expect(scene.draw() != end)
        scene.press(.pageDown([]))
        #expect(scene.draw() == end)
    }

    @Test func unsentPostsScrollToo() throws {
        var scene = try Scene.lines(20, 50, 8)
        try scene.connection(.ended(.lost))
        for number in 1...30 { scene.submit("unsent \(number)") }
        let end = scene.draw()
        scene.press(.pageUp([]), .pageUp([]))
        #expect(scene.draw().rows.contains { $0.contains("unsent 20") })
        scene.press(.pageDown([]), .pageDown([]))
        #expect(scene.draw() == end)
    }

    private func bottomLine(of grid: Grid) throws -> Substring {
        let row = try #require(grid.rows.last { $0.contains("line ") })
        let start = try #require(row.firstRange(of: "line "))
        return row[start.upperBound...].prefix { $0.isNumber }
    }
}
