import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct PickerScreenTests {
    @Test func nothingHeardYet() throws {
        var scene = Scene(80, 15)
        try scene.start()
        expectScreen(
            scene.draw(),
            """
            | hubbub                                           you are dana · SHA256:9f3a…c1 |
            |                                                                                |
            |   Hubs on this network                                                         |
            |                                                                                |
            |     None heard yet. Looking …                                                  |
            |     A firewall or a guest network can hide one; press a to type its address.   |
            |                                                                                |
            |   Somewhere else?   address:                                                   |
            |   Nobody around?    h  host a hub here ("dana's hub")                          |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help        |
            """)
    }

    @Test func heardRememberedAndSilentHubs() throws {
        expectScreen(
            try picker(100, 17).draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            |                                                                                                    |
            |   Hubs on this network                                                                             |
            |                                                                                                    |
            |   ▸ lab                   12 people   3 ms              you were here today                        |
            |     nas-basement          0 people                      last met 3 November                        |
            |     workshop              1 person    <1 ms   password  new: not met yet                           |
            |                                                                                                    |
            |   Not heard now                                                                                    |
            |                                                                                                    |
            |     校园网                last met 19 November, at 10.3.0.7:24822  o  read what you have           |
            |                                                                                                    |
            |   Somewhere else?   address:                                                                       |
            |   Nobody around?    h  host a hub here ("dana's hub")                                              |
            |                                                                                                    |
            |                                                                                                    |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help                            |
            """)
    }

    @Test func dropsWhatDoesNotFit() throws {
        expectScreen(
            try picker(40, 16).draw(),
            """
            | hubbub   you are dana · SHA256:9f3a…c1 |
            |                                        |
            | Hubs on this network                   |
            |                                        |
            | ▸ lab           12 people   3 ms       |
            |   nas-basement  0 people               |
            |   workshop      1 person    <1 ms      |
            |                                        |
            | Not heard now                          |
            |                                        |
            |   校园网        o  read what you have  |
            |                                        |
            | address:                               |
            | h  host a hub here ("dana's hub")      |
            |                                        |
            | ↑↓ choose   q quit   F1 help           |
            """)
        expectScreen(
            try picker(20, 5).draw(),
            """
            | hubbub        dana |
            | Hubs heard here    |
            | ▸ lab              |
            |   nas-basement     |
            | q quit   F1 help   |
            """)
    }

    @Test func hubsOfOneNameAreToldApartByTheirAddresses() throws {
        var scene = Scene(90, 12)
        try scene.start()
        try scene.hear(1, "lab")
        try scene.hear(2, "lab")
        try scene.hear(3, "den")
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                     you are dana · SHA256:9f3a…c1 |
            |                                                                                          |
            |   Hubs on this network                                                                   |
            |                                                                                          |
            |   ▸ lab                   4 people    3 ms    10.3.0.7:24822  new: not met yet           |
            |     lab                   4 people    3 ms    10.3.0.7:24822  new: not met yet           |
            |     den                   4 people    3 ms                    new: not met yet           |
            |                                                                                          |
            |   Somewhere else?   address:                                                             |
            |   Nobody around?    h  host a hub here ("dana's hub")                                    |
            |                                                                                          |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help                  |
            """)
    }

    @Test func theListTellsWhereOneIsAndHowToGoBack() throws {
        var scene = try Scene.lobby(80, 10)
        try scene.hear(1, "lab")
        scene.submit("/connect")
        expectScreen(
            scene.draw(),
            """
            | hubbub                                           you are dana · SHA256:9f3a…c1 |
            |   Hubs on this network                                                         |
            |   ▸ lab                  4 people    3 ms    you are there now                 |
            |                                                                                |
            |   Somewhere else?   address:                                                   |
            |   Nobody around?    h  host a hub here ("dana's hub")                          |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   Esc back       |
            """)
        scene.press(.escape)
        #expect(scene.client.screen != .picker)
    }

    @Test func theChosenHubIsAlwaysOnTheScreen() throws {
        var scene = Scene(60, 10)
        try scene.start()
        for byte in 1...30 { try scene.hear(UInt8(byte), "hub-\(byte)") }
        for _ in 0..<17 { scene.press(.arrow(.down, [])) }
        expectScreen(
            scene.draw(),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |     hub-15          4 people    3 ms    new: not met yet   |
            |     hub-16          4 people    3 ms    new: not met yet   |
            |     hub-17          4 people    3 ms    new: not met yet   |
            |   ▸ hub-18          4 people    3 ms    new: not met yet   |
            |     hub-19          4 people    3 ms    new: not met yet   |
            |     and 11 more                                            |
            |   Somewhere else?   address:                               |
            |   Nobody around?    h  host a hub here ("dana's hub")      |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
    }

    @Test func theAddressBoxTakesTheCaret() throws {
        var scene = try picker(80, 15)
        scene.press(.character("a"))
        scene.type("nas.local:4000")
        let grid = scene.draw()
        expectScreen(
            grid,
            """
            | hubbub                                           you are dana · SHA256:9f3a…c1 |
            |                                                                                |
            |   Hubs on this network                                                         |
            |                                                                                |
            |     lab                  12 people   3 ms              you were here today     |
            |     nas-basement         0 people                      last met 3 November     |
            |     workshop             1 person    <1 ms   password  new: not met yet        |
            |                                                                                |
            |   Not heard now                                                                |
            |                                                                                |
            |     校园网               last met 19 November  o  read what you have           |
            |                                                                                |
            |   Somewhere else?   address: nas.local:4000                                    |
            |                                                                                |
            | Enter go there   Esc back                                                      |
            """)
        #expect(grid.caret.map { grid[$0.column - 1, $0.row].cluster } == "0")
    }

    @Test func aLongAddressScrollsInItsBox() throws {
        var scene = try picker(40, 8)
        scene.press(.character("a"))
        scene.type(String(repeating: "a", count: 90) + ".example:24822")
        expectScreen(
            scene.draw(),
            """
            | hubbub   you are dana · SHA256:9f3a…c1 |
            | Hubs on this network                   |
            |   lab           12 people   3 ms       |
            |   nas-basement  0 people               |
            |   workshop      1 person    <1 ms      |
            |   and 1 more                           |
            | address: aaaaaaaaaaaaaa.example:24822  |
            | Enter go there   Esc back              |
            """)
    }

    @Test func theNickBoxHoldsTheNick() throws {
        var scene = try picker(60, 14)
        scene.press(.character("n"))
        expectScreen(
            scene.draw(),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |   Hubs on this network                                     |
            |     lab             12 people   3 ms                       |
            |     nas-basement    0 people                               |
            |     workshop        1 person    <1 ms   password           |
            |   Not heard now                                            |
            |     校园网          o  read what you have                  |
            |                                                            |
            |   your nick: dana                                          |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            | Enter take it   Esc back                                   |
            """)
    }

    @Test func saysThatAHubIsBeingStarted() throws {
        var scene = Scene(60, 13)
        try scene.start()
        scene.press(.character("h"))
        expectScreen(
            scene.draw(),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |                                                            |
            |   Hubs on this network                                     |
            |                                                            |
            |     None heard yet. Looking …                              |
            |     A firewall or a guest network can hide one; press a to |
            |     type its address.                                      |
            |                                                            |
            |   Somewhere else?   address:                               |
            |   Starting a hub here …                                    |
            |                                                            |
            |                                                            |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
        scene.apply(.hostFailed("Port 24822 is in use by another program."))
        expectScreen(
            scene.draw(),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |   Hubs on this network                                     |
            |     None heard yet. Looking …                              |
            |     A firewall or a guest network can hide one; press a to |
            |     type its address.                                      |
            |                                                            |
            |   No hub could be started here: Port 24822 is in use by    |
            |   another program.                                         |
            |                                                            |
            |   Somewhere else?   address:                               |
            |   Nobody around?    h  host a hub here ("dana's hub")      |
            |                                                            |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
    }

    @Test func aLongBannerIsWrapped() throws {
        var scene = Scene(60, 19)
        try scene.start { $0.target = HubReference(Sample.address) }
        let change = KeyChange(
            known: try Sample.hub(1), met: try Sample.hub(2), since: Sample.time(9, 0, day: 3), handle: "lab")
        try scene.connection(.keyChanged(change))
        expectScreen(
            scene.draw(),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |   Hubs on this network                                     |
            |     None heard yet. Looking …                              |
            |     A firewall or a guest network can hide one; press a to |
            |     type its address.                                      |
            |                                                            |
            |   The key of 10.3.0.7:24822 has changed since 3 November.  |
            |   Nothing was sent. It was                                 |
            |   SHA256:0101010101010101010101010101010101010101010, now  |
            |   it is                                                    |
            |   SHA256:0202020202020202020202020202020202020202020. Its  |
            |   owner reinstalled it, or somebody pretends to be it. If  |
            |   its owner says that it was reinstalled, run in another   |
            |   terminal: hubbub trust forget lab                        |
            |                                                            |
            |   Somewhere else?   address:                               |
            |   Nobody around?    h  host a hub here ("dana's hub")      |
            |                                                            |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
    }

    @Test func aHubWithTheNameOfAnotherIsMarked() throws {
        var scene = try picker(80, 14)
        try scene.hear(9, "lab", people: 2)
        let row = try #require(scene.draw().rows.first { $0.contains("not the lab that you met") })
        #expect(row.contains("lab ≈"), "\(row)")
        let narrow = scene.draw(20, 14).rows
        #expect(narrow.contains { $0.contains("lab ≈") }, "\(narrow)")
        #expect(narrow.count { $0.contains("≈") } == 1)
    }

    private func picker(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.start { started in
            started.remembered = [
                RememberedHub(
                    id: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, met: Sample.time(9, 0),
                    rooms: []),
                RememberedHub(
                    id: try Sample.hub(4), name: try HubName("校园网"), address: Sample.address,
                    met: Sample.time(9, 0, day: 19), rooms: []),
                RememberedHub(
                    id: try Sample.hub(3), name: try HubName("nas-basement"), address: Sample.address,
                    met: Sample.time(9, 0, day: 3), rooms: []),
            ]
        }
        // A key that means nothing here: the list stays.
        scene.press(.character("z"))
        try scene.hear(1, "lab", people: 12)
        try scene.hear(2, "workshop", people: 1, roundTrip: 0.4, flags: .password)
        try scene.hear(3, "nas-basement", people: 0, roundTrip: nil)
        return scene
    }
}
