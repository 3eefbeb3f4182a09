import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The list of hubs.
@Suite struct PickerSizeTests {
    @Test func someAreHeardAndSomeAreNot() throws {
        var scene = Scene(80, 24)
        try scene.start { started in
            started.remembered = [
                try met(1, "lab", Sample.time(9, 0)), try met(4, "校园网", Sample.time(9, 0, day: 19)),
                try met(3, "nas-basement", Sample.time(9, 0, day: 3)),
            ]
        }
        // A key that means nothing here: the list stays.
        scene.press(.character("z"))
        scene.apply(.tick)
        try scene.hear(1, "lab", people: 12, flags: .namesPeople)
        try scene.hear(2, "workshop", people: 1, roundTrip: 0.4, flags: .password)
        try scene.hear(3, "nas-basement", people: 0, roundTrip: nil)
        try scene.hear(9, "lab", people: 2, roundTrip: 5)
        let nicks = try ["ann", "bob", "李雷", "mei"].map { try Nick($0) }
        scene.apply(.people(HubPeople(hub: try Sample.hub(1), total: 12, nicks: nicks)))
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub        dana
            | Hubs heard here
            | ▸ lab
            |   nas-basement
            | q quit   F1 help
            40×12
            | hubbub   you are dana · SHA256:9f3a…c1
            | Hubs on this network
            | ▸ lab           12 people   3 ms
            |   nas-basement  0 people
            |   workshop      1 person    <1 ms
            |   lab ≈         2 people    5 ms
            | Not heard now
            |   校园网        o  read what you have
            |
            | address:
            | h  host a hub here ("dana's hub")
            | ↑↓ choose   q quit   F1 help
            80×24
            | hubbub                                           you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |   ▸ lab                  12 people   3 ms    10.3.0.7:24822  ann, bob, 李雷 …
            |     nas-basement         0 people            last met 3 November
            |     workshop             1 person    <1 ms   password
            |     lab ≈                2 people    5 ms    not the lab that you met
            |
            |   Not heard now
            |
            |     校园网               last met 19 November  o  read what you have
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            ⋮ 7
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            200×60
            | hubbub                                                                                                                                                                   you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |   ▸ lab                   12 people   3 ms    10.3.0.7:24822  ann, bob, 李雷, mei …  you were here today
            |     nas-basement          0 people                                                   last met 3 November
            |     workshop              1 person    <1 ms   password                               new: not met yet
            |     lab ≈                 2 people    5 ms    not the lab that you met  10.3.0.7:24822
            |
            |   Not heard now
            |
            |     校园网                last met 19 November, at 10.3.0.7:24822  o  read what you have
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            ⋮ 43
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            """)
    }

    private func met(_ byte: UInt8, _ name: String, _ time: HubTime) throws -> RememberedHub {
        RememberedHub(
            id: try Sample.hub(byte), name: try HubName(name), address: Sample.address, met: time, rooms: [])
    }
}
