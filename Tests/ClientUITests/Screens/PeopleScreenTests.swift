import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Who is on the hubs of the list.
@Suite struct PeopleScreenTests {
    @Test func whoIsOnAHubIsSeenBeforeGoingThere() throws {
        var scene = Scene(100, 12)
        try scene.start { started in
            started.remembered = [
                RememberedHub(
                    id: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, met: Sample.time(9, 0),
                    rooms: [])
            ]
        }
        scene.press(.character("z"))
        try scene.hear(1, "lab", people: 12, flags: .namesPeople)
        try scene.hear(2, "workshop", people: 4, roundTrip: 5, flags: .password)
        try scene.hear(3, "nas-basement", people: 0, roundTrip: 9)
        let nicks = try ["ann", "bob", "李雷", "mei"].map { try Nick($0) }
        scene.apply(.people(HubPeople(hub: try Sample.hub(1), total: 12, nicks: nicks)))
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            |                                                                                                    |
            |   Hubs on this network                                                                             |
            |                                                                                                    |
            |   ▸ lab                   12 people   3 ms    ann, bob, 李雷, mei …  you were here today           |
            |     workshop              4 people    5 ms    password               new: not met yet              |
            |     nas-basement          0 people    9 ms                           new: not met yet              |
            |                                                                                                    |
            |   Somewhere else?   address:                                                                       |
            |   Nobody around?    h  host a hub here ("dana's hub")                                              |
            |                                                                                                    |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help                            |
            """)
        expectScreen(
            scene.draw(60, 9),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |   Hubs on this network                                     |
            |   ▸ lab             12 people   3 ms    ann, bob, 李雷 …   |
            |     workshop        4 people    5 ms    password           |
            |     nas-basement    0 people    9 ms    new: not met yet   |
            |                                                            |
            |   Somewhere else?   address:                               |
            |   Nobody around?    h  host a hub here ("dana's hub")      |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
        expectScreen(
            scene.draw(40, 8),
            """
            | hubbub   you are dana · SHA256:9f3a…c1 |
            | Hubs on this network                   |
            | ▸ lab           12 people   3 ms       |
            |   workshop      4 people    5 ms       |
            |   nas-basement  0 people    9 ms       |
            | address:                               |
            | h  host a hub here ("dana's hub")      |
            | ↑↓ choose   q quit   F1 help           |
            """)
    }

    @Test func aNameThatLooksLikeAnotherIsMarkedInTheList() throws {
        var scene = Scene(100, 12)
        try scene.start()
        try scene.hear(1, "lab", people: 2, flags: .namesPeople)
        let nicks = try ["bob", "b\u{3BF}b"].map { try Nick($0) }
        scene.apply(.people(HubPeople(hub: try Sample.hub(1), total: 2, nicks: nicks)))
        #expect(scene.draw().rows.contains { $0.contains("bob, b\u{3BF}b ≈  new: not met yet") })
    }

    @Test func hubsAreAskedWhoIsThereWhenTheirRowsComeOntoTheScreen() throws {
        var scene = Scene(60, 10)
        try scene.start()
        for byte in 1...30 as ClosedRange<UInt8> { try scene.hear(byte, "hub-\(byte)", flags: .namesPeople) }
        func asked() -> [HubID] {
            scene.effects.compactMap { if case .askPeople(let hub) = $0 { hub } else { nil } }
        }
        #expect(try asked() == (1...5 as ClosedRange<UInt8>).map(Sample.hub))
        scene.press(.end([]))
        #expect(try asked().dropFirst(5) == (25...30 as ClosedRange<UInt8>).map(Sample.hub)[...])
        scene.press(.function(1))
        #expect(scene.client.picker.seen.isEmpty)
    }
}
