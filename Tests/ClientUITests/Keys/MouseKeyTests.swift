import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct MouseKeyTests {
    private func wheel(_ act: Mouse.Act, _ column: Int, _ row: Int) -> Key {
        .mouse(Mouse(act, at: Point(column: column, row: row)))
    }

    @Test func altMSwitchesTheMouseWhereverOneIs() throws {
        var scene = try Scene.lobby(80, 9)
        scene.type("a draft")
        scene.press(.alt("m"))
        #expect(scene.errands.first == .mouse(true) && scene.composed == "a draft")
        #expect(scene.draw().rows.joined().contains("hold Shift to"))
        scene.press(.control("u"))
        scene.submit("/mouse")
        #expect(scene.errands.contains(.mouse(false)))
        var start = Scene(60, 12)
        try start.start()
        start.press(.alt("m"))
        #expect(start.errands.first == .mouse(true))
    }

    @Test func theWheelScrollsWhatIsSaid() throws {
        var scene = try Scene.lines(60, 100, 12)
        let end = scene.draw()
        scene.press(wheel(.wheelUp, 40, 5))
        #expect(scene.draw().rows[9].contains("line 57"))
        scene.press(wheel(.wheelDown, 40, 5))
        #expect(scene.draw() == end)
        for _ in 0..<100 { scene.press(wheel(.wheelUp, 40, 5)) }
        #expect(scene.draw().rows[2...].joined().contains("line 1 "))
    }

    @Test func theWheelScrollsTheMembers() throws {
        var scene = try Scene.lobby(100, 9)
        for number in 10..<30 as Range<UInt32> { try scene.event(.arrived(Sample.member(number, "zoe\(number)"))) }
        func members(_ scene: Scene) -> [String] { scene.draw().rows[1...6].map { String($0.suffix(14)) } }
        let before = members(scene)
        scene.press(wheel(.wheelDown, 95, 3))
        #expect(members(scene)[1] == before[4])
        for _ in 0..<20 { scene.press(wheel(.wheelDown, 95, 3)) }
        #expect(members(scene).last?.contains("李雷") == true)
        for _ in 0..<20 { scene.press(wheel(.wheelUp, 95, 3)) }
        #expect(members(scene) == before)
    }

    @Test func theWheelScrollsTheRoomsAndAClickGoesThere() throws {
        var scene = try Scene.lobby(80, 9)
        for number in 2...20 as ClosedRange<UInt32> {
            scene.submit("/join #r\(number)")
            try scene.joined(number)
        }
        scene.press(.alt("1"))
        func rooms(_ scene: Scene) -> [String] { scene.draw().rows[1...6].map { String($0.prefix(17)) } }
        #expect(rooms(scene)[1].contains("#lobby"))
        for _ in 0..<20 { scene.press(wheel(.wheelDown, 3, 3)) }
        #expect(rooms(scene).last?.contains("#r20") == true)
        scene.press(wheel(.press, 3, 6))
        #expect(scene.client.shownHub?.active == .room(try RoomName("#r20")))
        #expect(rooms(scene).contains { $0.contains("#r20") })
    }

    @Test func theWheelMovesInTheListsAndPages() throws {
        var scene = Scene(60, 14)
        try scene.start()
        try scene.hear(1, "lab")
        try scene.hear(2, "den")
        scene.press(wheel(.wheelUp, 5, 5), wheel(.wheelUp, 5, 5))
        let chosen = scene.client.picker.chosen
        scene.press(wheel(.wheelDown, 5, 5))
        #expect(scene.client.picker.chosen != chosen)
        scene.press(.function(1), wheel(.wheelDown, 5, 5))
        #expect(scene.interface.help == 3)
        scene.press(wheel(.wheelUp, 5, 5), wheel(.wheelUp, 5, 5))
        #expect(scene.interface.help == 0)
    }

    @Test(arguments: [(20, 5), (40, 12), (80, 24), (200, 60), (1, 1), (19, 4)])
    func noPlaceOfTheMouseDoesHarm(columns: Int, rows: Int) throws {
        var scene = try Scene.busy(100, 20)
        scene.resize(columns, rows)
        for act in [Mouse.Act.wheelDown, .wheelUp, .press] {
            for column in [0, columns / 2, columns - 1, columns, 10_000] {
                for row in [0, rows / 2, rows - 1, 10_000] {
                    scene.press(.mouse(Mouse(act, at: Point(column: column, row: row))))
                    #expect(scene.draw().size == Size(columns: columns, rows: rows))
                }
            }
        }
    }
}
