import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// `/set` on the screen.
@Suite struct SettingKeyTests {
    private func lines(_ scene: Scene) -> [String] {
        (scene.client.shownHub?.shown?.timeline.items ?? []).flatMap { item -> [String] in
            if case .notice(let notice, _) = item.content { scene.around.lines(of: notice) } else { [] }
        }
    }

    @Test func settingsAreListedWithWhatTheyAre() throws {
        var scene = try Scene.lobby(100, 24)
        var setting = Interface.Setting()
        (setting.kept, setting.usesMouse) = ([.downloads: "/home/dana/Downloads", .notify: "bell"], true)
        setting.written = [.notify: "osc9"]
        scene.interface = Interface(setting)
        scene.submit("/set")
        #expect(
            lines(scene) == [
                "Settings; /set NAME tells about one, /set NAME VALUE changes it.", "  theme               standard",
                "  typing              true", "  terminal.mouse      true", "  terminal.notify     osc9",
                "  terminal.ambiguous  auto", "  files.downloads     /home/dana/Downloads",
            ])
        scene.submit("/set typing")
        #expect(
            lines(scene).last
                == "typing is true: whether others are shown that you are typing. It can be true, false.")
    }

    @Test func aChangeCountsAtOnce() throws {
        var scene = try Scene.lobby(100, 24)
        scene.submit("/set typing off")
        #expect(lines(scene) == ["typing is false now, and stays so."] && scene.composed.isEmpty)
        scene.submit("/set mouse on")
        #expect(scene.errands.contains(.mouse(true)) && scene.interface.usesMouse)
        scene.submit("/set notify bell")
        #expect(scene.errands.contains(.notify("bell")))
        scene.submit("/set theme dark")
        #expect(scene.around.theme.name == "dark" && lines(scene).last == "The theme is dark now.")
        scene.submit("/set ambiguous 2")
        #expect(lines(scene).last == "terminal.ambiguous is 2 from the next start on.")
    }

    @Test func theSettingsFileIsNamedWhereItSaysOtherwise() throws {
        var scene = try Scene.lobby(100, 24)
        var setting = Interface.Setting()
        setting.written = [.typing: "true"]
        scene.interface = Interface(setting)
        scene.submit("/set typing false")
        #expect(
            lines(scene) == [
                "typing is false for now. Your settings file or environment says true, which counts again at the next start."
            ])
        scene.submit("/set typing true")
        #expect(lines(scene).last == "typing is true now, and stays so.")
    }

    @Test func whatCantBeIsRefusedWithWhatCan() throws {
        var scene = try Scene.lobby(100, 24)
        scene.submit("/set notify loud")
        #expect(
            lines(scene) == [
                "terminal.notify can't be \"loud\". It can be auto, osc9, osc777, osc99, bell, none."
            ])
        scene.submit("/set theme dork")
        #expect(lines(scene).last?.hasPrefix("theme can't be \"dork\". It can be standard, ") == true)
        scene.submit("/set downloads /tmp")
        #expect(lines(scene).last?.hasPrefix("files.downloads stands in the settings file only") == true)
        scene.submit("/set colour red")
        #expect(scene.composed == "/set colour red")
    }
}
