import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The list of hubs while nobody is there.
@Suite struct EmptyPickerSizeTests {
    @Test func noneIsHeardYet() throws {
        var scene = Scene(80, 24)
        try scene.start()
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub        dana
            | Hubs heard here
            |   None heard yet.
            |   Looking …
            | q quit   F1 help
            40×12
            | hubbub   you are dana · SHA256:9f3a…c1
            | Hubs on this network
            |   None heard yet. Looking …
            |   A firewall or a guest network can
            |   hide one; press a to type its
            |   address.
            |
            | address:
            | h  host a hub here ("dana's hub")
            |
            |
            | ↑↓ choose   q quit   F1 help
            80×24
            | hubbub                                           you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            ⋮ 13
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            200×60
            | hubbub                                                                                                                                                                   you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            ⋮ 49
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            """)
    }

    @Test func noneIsHeardForAWhile() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.apply(.tick)
        scene.pass(10_000)
        scene.apply(.interfaces(Sample.facts.interfaces))
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub        dana
            | Hubs heard here
            |   None heard yet.
            |   Looking …
            | q quit   F1 help
            40×12
            | hubbub   you are dana · SHA256:9f3a…c1
            | Hubs on this network
            |   None heard yet. Looking …
            |   A firewall or a guest network can
            |   hide one; press a to type its
            |   address.
            |
            | address:
            | h  host a hub here ("dana's hub")
            |
            | d  why not more?
            | ↑↓ choose   q quit   F1 help
            80×24
            | hubbub                                           you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            |   Looking on wlan0 192.168.1.20/24 · docker0 skipped          d  why not more?
            |
            ⋮ 11
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            200×60
            | hubbub                                                                                                                                                                   you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            |   Looking on wlan0 192.168.1.20/24 · docker0 skipped                                  d  why not more?
            |
            ⋮ 47
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            """)
    }
}
