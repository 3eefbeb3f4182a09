import ChatModel
import Doctor
import Expectations
import TerminalCore
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
            |                                                                                                    |
            |   Hubs on this network                                                                             |
            |                                                                                                    |
            |     None heard yet. Looking …                                                                      |
            |     A firewall or a guest network can hide one; press a to type its address.                       |
            |                                                                                                    |
            |   Somewhere else?   address:                                                                       |
            |   Nobody around?    h  host a hub here ("dana's hub")                                              |
            |                                                                                                    |
            |   Looking on wlan0 192.168.1.20/24 · docker0 skipped                              d  why not more? |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help                            |
            """)
        expectScreen(
            try silent(50, 15).draw(),
            """
            | hubbub             you are dana · SHA256:9f3a…c1 |
            |                                                  |
            |   Hubs on this network                           |
            |                                                  |
            |     None heard yet. Looking …                    |
            |     A firewall or a guest network can hide one;  |
            |     press a to type its address.                 |
            |                                                  |
            |   Somewhere else?   address:                     |
            |   h  host a hub here ("dana's hub")              |
            |                                                  |
            |   d  why not more?                               |
            |                                                  |
            |                                                  |
            | ↑↓ choose   Enter join   q quit   F1 help        |
            """)
        expectScreen(
            try silent(80, 15, [Sample.loopback]).draw(),
            """
            | hubbub                                           you are dana · SHA256:9f3a…c1 |
            |                                                                                |
            |   Hubs on this network                                                         |
            |                                                                                |
            |     None heard. Press a to type an address.                                    |
            |                                                                                |
            |   Somewhere else?   address:                                                   |
            |   Nobody around?    h  host a hub here ("dana's hub")                          |
            |                                                                                |
            |   This machine is on no network.                              d  why not more? |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help        |
            """)
        expectScreen(
            try silent(20, 5).draw(),
            """
            | hubbub        dana |
            | Hubs heard here    |
            |   None heard yet.  |
            |   Looking …        |
            | q quit   F1 help   |
            """)
    }

    @Test func itLooksForAWhile() throws {
        var scene = try silent(60, 6)
        scene.press(.character("d"))
        expectScreen(
            scene.draw(),
            """
            | Why are not more hubs here?                                |
            | Looking at this machine's network …                        |
            |                                                            |
            |                                                            |
            |                                                            |
            | ↑↓ move   r look again   Esc back                          |
            """)
    }

    @Test func whatItFound() throws {
        let facts = Sample.facts(.sent, cameBack: false, [Sample.nftables("input"), FilterFact(.ufw, .off)])
        expectScreen(
            try doctor(100, 30, facts).draw(),
            """
            | Why are not more hubs here?                                                                        |
            | nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input), so    |
            | hubs are found late or not at all on wlan0; open the port with: sudo nft insert rule inet filter   |
            | input udp dport 24822 accept                                                                       |
            |                                                                                                    |
            | Network                                                                                            |
            | · lo  127.0.0.1/8  this machine itself                                                             |
            |     ✓ the programs of this machine were asked, heard again                                         |
            | ✓ wlan0  192.168.1.20/24, broadcast 192.168.1.255                                                  |
            |     ✗ asked by broadcast to 192.168.1.255, not heard again                                         |
            |     ✗ asked the group 239.255.48.22, not heard again                                               |
            | · docker0  172.17.0.1/16, broadcast 172.17.255.255  skipped: nothing is at its other end           |
            | ✗ nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input), so  |
            |   hubs are found late or not at all on wlan0                                                       |
            |     open the port with: sudo nft insert rule inet filter input udp dport 24822 accept              |
            |                                                                                                    |
            | Ports                                                                                              |
            | ✓ UDP port 24822 can be listened on                                                                |
            | ✓ TCP port 24822 is free: a hub can be started here                                                |
            |                                                                                                    |
            | Firewalls                                                                                          |
            | ✓ ufw stops nothing                                                                                |
            | ✗ nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input)      |
            |     open the port with: sudo nft insert rule inet filter input udp dport 24822 accept              |
            |                                                                                                    |
            | Hubs                                                                                               |
            | · No hub is heard                                                                                  |
            |                                                                                                    |
            |                                                                                                    |
            | ↑↓ move   r look again   Esc back                                                                  |
            """)
        expectScreen(
            try doctor(44, 16, facts).draw(),
            """
            | Why are not more hubs here?                |
            | nftables drops what comes in on UDP port   |
            | 24822 (udp dport 24822 drop, in inet       |
            | filter input), so hubs are found late or   |
            | not at all on wlan0; open the port with:   |
            | sudo nft insert rule inet filter input udp |
            | dport 24822 accept                         |
            |                                            |
            | Network                                    |
            | · lo  127.0.0.1/8  this machine itself     |
            |     ✓ the programs of this machine were    |
            |       asked, heard again                   |
            | ✓ wlan0  192.168.1.20/24, broadcast        |
            |   192.168.1.255                            |
            |                                            |
            | ↑↓ move   r look again   Esc back          |
            """)
        expectScreen(
            try doctor(20, 5, facts).draw(),
            """
            | Why are not more h…|
            | nftables drops     |
            | what comes in on   |
            | UDP port 24822     |
            | ↑↓ move   Esc back |
            """)
    }

    @Test func aHubWithAWideName() throws {
        let facts = try Sample.facts { $0.hubs = [try Sample.heard(1, "校园网 👩‍👩‍👧", skew: 3_600_000)] }
        var scene = try doctor(50, 12, facts)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | Why are not more hubs here?                      |
            | ✓ No firewall was found on this machine          |
            |                                                  |
            | Hubs                                             |
            | ✓ 校园网 👩‍👩‍👧 at 192.168.1.7:24822, answered after |
            |   2 ms, its clock is 1 hour ahead                |
            | ✗ The clock of 校园网 👩‍👩‍👧 is 1 hour ahead of this |
            |   machine's, so one of them is wrong             |
            |     on the machine that is wrong, set it with:   |
            |     sudo timedatectl set-ntp true                |
            |                                                  |
            | ↑↓ move   r look again   Esc back                |
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
