import ChatModel
import Doctor
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct DoctorScreenTests {
    /// Ten seconds without any hub.
    private func silent(_ columns: Int, _ rows: Int, _ interfaces: [InterfaceFact]? = nil) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.start()
        scene.apply(.tick)
        scene.pass(10_000)
        #expect(scene.latest.contains(.listInterfaces))
        scene.apply(.interfaces(interfaces ?? Sample.facts.interfaces))
        return scene
    }

    private func doctor(_ columns: Int, _ rows: Int, _ facts: Facts) throws -> Scene {
        var scene = try silent(columns, rows)
        scene.press(.character("d"))
        #expect(scene.latest.contains(.examine))
        scene.apply(.examined(Judge.report(on: facts)))
        return scene
    }

    @Test func whereHubsAreLookedFor() throws {
        expectScreen(
            try silent(100, 15).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
        expectScreen(
            try silent(50, 15).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
        expectScreen(
            try silent(80, 15, [Sample.loopback]).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
        expectScreen(
            try silent(20, 5).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
    }

    @Test func itLooksForAWhile() throws {
        var scene = try silent(60, 6)
        scene.press(.character("d"))
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
    }

    @Test func whatItFound() throws {
        let facts = Sample.facts(.sent, cameBack: false, [Sample.nftables("input"), FilterFact(.ufw, .off)])
        expectScreen(
            try doctor(100, 30, facts).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
        expectScreen(
            try doctor(44, 16, facts).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
        expectScreen(
            try doctor(20, 5, facts).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
    }

    @Test func aHubWithAWideName() throws {
        let facts = try Sample.facts { $0.hubs = [try Sample.heard(1, "校园网 👩‍👩‍👧", skew: 3_600_000)] }
        var scene = try doctor(50, 12, facts)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            """)
    }

    @Test func thePageIsTurnedLookedAtAgainAndClosed() throws {
        var scene = try doctor(60, 8, Sample.facts)
        let top = scene.draw()
        scene.press(.arrow(.up, []))
        #expect(scene.draw() == top)
        scene.press(.pageDown([]))
        #expect(scene.draw() != top)
        scene.press(.end([]), .pageDown([]), .arrow(.down, []))
        let end = scene.draw()
        scene.press(.arrow(.up, []), .arrow(.down, []))
        #expect(scene.draw() == end)
        scene.press(.home([]))
        #expect(scene.draw() == top)
        scene.press(.character("r"))
        #expect(scene.latest.contains(.examine))
        // What was found before stays readable.
        #expect(scene.draw() != top)
        scene.press(.escape)
        #expect(scene.client.picker.examination == nil)
        scene.press(.character("d"), .control("c"))
        #expect(scene.client.picker.examination == nil)
        #expect(!scene.latest.contains(.quit))
    }
}
