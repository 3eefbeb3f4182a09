import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// F7 and F8: the rooms at the left, the people at the right.
@Suite struct SideKeyTests {
    private func sides(_ scene: Scene) -> String {
        let rows = scene.draw().rows.joined()
        return (rows.contains("ROOMS") ? "r" : "-") + (rows.contains("HERE") ? "m" : "-")
    }

    @Test(arguments: [
        (100, "rm", "-m", "r-"), (80, "r-", "--", "rm"), (66, "r-", "--", "rm"), (58, "--", "r-", "-m"),
        (42, "--", "r-", "-m"), (40, "--", "--", "-m"),
    ])
    func aSideIsHiddenOrShown(columns: Int, before: String, rooms: String, members: String) throws {
        let scene = try Scene.busy(columns, 16)
        #expect(sides(scene) == before)
        var left = scene
        left.press(.function(7))
        #expect(sides(left) == rooms)
        var right = scene
        right.press(.function(8))
        #expect(sides(right) == members)
        left.press(.function(7))
        right.press(.function(8))
        #expect(sides(right) == before)
        if columns >= 42 { #expect(sides(left) == before) }
    }

    @Test func oneSideMakesPlaceForTheOtherInANarrowWindow() throws {
        var scene = try Scene.busy(50, 16)
        scene.press(.function(7))
        #expect(sides(scene) == "r-")
        scene.press(.function(8))
        #expect(sides(scene) == "-m")
        scene.press(.function(7))
        #expect(sides(scene) == "r-")
    }

    @Test func whatHasNoRoomSaysSo() throws {
        var scene = try Scene.busy(30, 12)
        scene.press(.function(8))
        #expect(sides(scene) == "--" && scene.draw().rows.contains { $0.contains("too narrow for that") })
        scene.press(.alt("1"))
        scene.resize(100, 12)
        #expect(sides(scene) == "rm")
    }

    @Test(arguments: [20, 23, 24, 40, 41, 42, 43, 57, 58, 65, 66, 89, 90, 200])
    func theTimelineKeepsItsRoom(columns: Int) {
        let wishes: [SideWish] = [.fitting, .shown, .hidden]
        for rooms in wishes {
            for members in wishes {
                let layout = RoomLayout(
                    size: Size(columns: columns, rows: 10), composerLines: 1, rooms: rooms, members: members)
                let hasSide = layout.rooms != nil || layout.members != nil
                #expect(layout.timeline.size.columns >= (hasSide ? RoomLayout.leastColumns - 2 : columns - 2))
                #expect(layout.timeline.columns.upperBound <= columns)
            }
        }
    }
}
