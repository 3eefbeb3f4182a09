import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct ThemeTests {
    @Test func everyNameIsATheme() {
        #expect(
            Theme.names == ["standard", "dark", "light", "contrast", "solarised", "solarised-light", "monochrome"])
        for name in Theme.names { #expect(Theme.named(name)?.name == name) }
        #expect(Theme.named("dork") == nil)
    }

    /// The relative luminance of a colour (WCAG 2.2), from 0 to 1.
    private func luminance(_ color: RGB) -> Double {
        func linear(_ part: Int) -> Double {
            let value = Double(part) / 255
            // The curve of sRGB near enough for a comparison: an exponent of 2.2.
            return value <= 0.03928 ? value / 12.92 : power(value)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    /// Between the second and third power, as 2.2 is.
    private func power(_ value: Double) -> Double { value * value * (0.8 + 0.2 * value) }

    private func contrast(_ first: RGB, _ second: RGB) -> Double {
        let (a, b) = (luminance(first) + 0.05, luminance(second) + 0.05)
        return max(a, b) / min(a, b)
    }

    private func rgb(_ color: Color, or fallback: RGB) -> RGB {
        switch color {
        case .terminal: fallback
        case .palette(let named): RGB.xterm[Int(named.rawValue)]
        case .indexed(let index): RGB.xterm[Int(index)]
        case .rgb(let red, let green, let blue): RGB(Int(red), Int(green), Int(blue))
        }
    }

    @Test(arguments: [
        ("dark", RGB(255, 255, 255), RGB(0, 0, 0), 4.5), ("dark", RGB(230, 230, 230), RGB(40, 40, 40), 4.5),
        ("light", RGB(0, 0, 0), RGB(255, 255, 255), 4.5), ("light", RGB(40, 40, 40), RGB(238, 238, 238), 4.5),
        ("contrast", RGB(0, 0, 0), RGB(255, 255, 255), 9), ("solarised", RGB(0, 0, 0), RGB(255, 255, 255), 4),
        ("solarised-light", RGB(255, 255, 255), RGB(0, 0, 0), 4),
    ])
    func everythingCanBeReadOnItsGround(name: String, ink: RGB, ground: RGB, least: Double) throws {
        let theme = try #require(Theme.named(name))
        let ground = rgb(theme.text.background, or: ground)
        let roles: [(String, Style)] = [
            ("text", theme.text), ("dim", theme.dim), ("accent", theme.accent), ("title", theme.title),
            ("mention", theme.mention), ("rule", theme.rule), ("error", theme.error), ("notice", theme.notice),
        ]
        for (role, style) in roles + theme.nicks.map({ ("nick \($0)", Style(foreground: $0)) }) {
            let found = contrast(rgb(style.foreground, or: ink), ground)
            #expect(found >= least, "\(name), \(role): \(found)")
        }
    }

    @Test func withoutColoursWhatMattersStandsOut() throws {
        let theme = try #require(Theme.named("monochrome"))
        for style in [theme.mention, theme.error, theme.rule, theme.accent, theme.chosen, theme.title] {
            #expect(style.foreground == .terminal && style.background == .terminal && !style.attributes.isEmpty)
        }
        #expect(theme.mention != theme.accent && theme.error != theme.notice)
        #expect(theme.nick(try Sample.person(2, "ann").id) == .plain)
    }

    @Test(arguments: [(20, 5), (40, 12), (80, 24), (200, 60)])
    func aThemeWithAGroundLeavesNoCellOut(columns: Int, rows: Int) throws {
        var scene = try Scene.busy(columns, rows)
        scene.around.theme = try #require(Theme.named("solarised"))
        let grid = scene.draw()
        let cells = (0..<rows).flatMap { grid.cells(inRow: $0) }
        #expect(cells.allSatisfy { $0.style.background == .rgb(0, 0x2B, 0x36) && $0.style.foreground != .terminal })
        scene.around.theme = .standard
        #expect(scene.draw().rows == grid.rows)
    }

    @Test func themesAreSwitchedWhileOneChats() throws {
        var scene = try Scene.lobby(60, 9)
        scene.submit("/theme")
        scene.submit("/theme Dark")
        #expect(scene.around.theme.name == "dark" && scene.composed.isEmpty)
        #expect(scene.effects.contains(.save(.theme("dark"))))
        scene.submit("/theme dork")
        #expect(scene.around.theme.name == "dark")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |             solarised, solarised-light, monochrome. Now it |
            |             is standard; /theme NAME takes another one.    |
            |          –  The theme is dark now.                         |
            |          –  There is no theme "dork". There are: standard, |
            |             dark, light, contrast, solarised,              |
            |             solarised-light, monochrome.                   |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func theSettingsFileCountsAgainLater() throws {
        var scene = try Scene.lobby(100, 9)
        var setting = Interface.Setting()
        setting.theme = "light"
        scene.interface = Interface(setting)
        scene.submit("/theme dark")
        #expect(scene.draw().rows.joined().contains("light, which counts again at the next start."))
    }
}
