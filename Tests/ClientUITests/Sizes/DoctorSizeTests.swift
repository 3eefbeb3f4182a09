import ChatModel
import Doctor
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What the doctor found.
@Suite struct DoctorSizeTests {
    @Test func aFirewallIsInTheWay() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("d"))
        let facts = Sample.facts(.sent, cameBack: false, [Sample.nftables("input"), FilterFact(.ufw, .off)])
        scene.apply(.examined(Judge.report(on: facts)))
        expectSizes(
            scene.drawn,
            """
            20×5
            | Why are not more h…
            | nftables drops
            | what comes in on
            | UDP port 24822
            | ↑↓ move   Esc back
            40×12
            | Why are not more hubs here?
            | nftables drops what comes in on UDP
            | port 24822 (udp dport 24822 drop, in
            | inet filter input), so hubs are found
            | late or not at all on wlan0; open the
            | port with: sudo nft insert rule inet
            | filter input udp dport 24822 accept
            |
            | Network
            | · lo  127.0.0.1/8  this machine itself
            |
            | ↑↓ move   r look again   Esc back
            80×24
            | Why are not more hubs here?
            | nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet
            | filter input), so hubs are found late or not at all on wlan0; open the port
            | with: sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | Network
            | · lo  127.0.0.1/8  this machine itself
            |     ✓ the programs of this machine were asked, heard again
            | ✓ wlan0  192.168.1.20/24, broadcast 192.168.1.255
            |     ✗ asked by broadcast to 192.168.1.255, not heard again
            |     ✗ asked the group 239.255.48.22, not heard again
            | · docker0  172.17.0.1/16, broadcast 172.17.255.255  skipped: nothing is at its
            |   other end
            | ✗ nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in
            |   inet filter input), so hubs are found late or not at all on wlan0
            |     open the port with: sudo nft insert rule inet filter input udp dport 24822
            |     accept
            |
            | Ports
            | ✓ UDP port 24822 can be listened on
            | ✓ TCP port 24822 is free: a hub can be started here
            |
            |
            | ↑↓ move   r look again   Esc back
            200×60
            | Why are not more hubs here?
            | nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input), so hubs
            | are found late or not at all on wlan0; open the port with: sudo nft insert rule inet filter input
            | udp dport 24822 accept
            |
            | Network
            | · lo  127.0.0.1/8  this machine itself
            |     ✓ the programs of this machine were asked, heard again
            | ✓ wlan0  192.168.1.20/24, broadcast 192.168.1.255
            |     ✗ asked by broadcast to 192.168.1.255, not heard again
            |     ✗ asked the group 239.255.48.22, not heard again
            | · docker0  172.17.0.1/16, broadcast 172.17.255.255  skipped: nothing is at its other end
            | ✗ nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input), so
            |   hubs are found late or not at all on wlan0
            |     open the port with: sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | Ports
            | ✓ UDP port 24822 can be listened on
            | ✓ TCP port 24822 is free: a hub can be started here
            |
            | Firewalls
            | ✓ ufw stops nothing
            | ✗ nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input)
            |     open the port with: sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | Hubs
            | · No hub is heard
            |
            ⋮ 31
            | ↑↓ move   r look again   Esc back
            """)
    }
}
