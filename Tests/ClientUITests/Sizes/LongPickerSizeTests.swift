import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The list of more hubs than fit.
@Suite struct LongPickerSizeTests {
    @Test func manyAreHeardAndTheChosenOneIsSeen() throws {
        var scene = Scene(80, 24)
        try scene.start()
        for byte in 1...30 { try scene.hear(UInt8(byte), "hub-\(byte)", people: UInt32(byte)) }
        for _ in 0..<17 { scene.press(.arrow(.down, [])) }
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub        dana
            |   hub-17
            | ▸ hub-18
            |   hub-19
            | q quit   F1 help
            40×12
            | hubbub   you are dana · SHA256:9f3a…c1
            |   hub-14     14 people   3 ms
            |   hub-15     15 people   3 ms
            |   hub-16     16 people   3 ms
            |   hub-17     17 people   3 ms
            | ▸ hub-18     18 people   3 ms
            |   hub-19     19 people   3 ms
            |   hub-20     20 people   3 ms
            |   and 10 more
            | address:
            | h  host a hub here ("dana's hub")
            | ↑↓ choose   q quit   F1 help
            80×24
            | hubbub                                           you are dana · SHA256:9f3a…c1
            |     hub-8                8 people    3 ms    new: not met yet
            |     hub-9                9 people    3 ms    new: not met yet
            |     hub-10               10 people   3 ms    new: not met yet
            |     hub-11               11 people   3 ms    new: not met yet
            |     hub-12               12 people   3 ms    new: not met yet
            |     hub-13               13 people   3 ms    new: not met yet
            |     hub-14               14 people   3 ms    new: not met yet
            |     hub-15               15 people   3 ms    new: not met yet
            |     hub-16               16 people   3 ms    new: not met yet
            |     hub-17               17 people   3 ms    new: not met yet
            |   ▸ hub-18               18 people   3 ms    new: not met yet
            |     hub-19               19 people   3 ms    new: not met yet
            |     hub-20               20 people   3 ms    new: not met yet
            |     hub-21               21 people   3 ms    new: not met yet
            |     hub-22               22 people   3 ms    new: not met yet
            |     hub-23               23 people   3 ms    new: not met yet
            |     hub-24               24 people   3 ms    new: not met yet
            |     hub-25               25 people   3 ms    new: not met yet
            |     hub-26               26 people   3 ms    new: not met yet
            |     and 4 more
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            200×60
            | hubbub                                                                                                                                                                   you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     hub-1                 1 person    3 ms    new: not met yet
            |     hub-2                 2 people    3 ms    new: not met yet
            |     hub-3                 3 people    3 ms    new: not met yet
            |     hub-4                 4 people    3 ms    new: not met yet
            |     hub-5                 5 people    3 ms    new: not met yet
            |     hub-6                 6 people    3 ms    new: not met yet
            |     hub-7                 7 people    3 ms    new: not met yet
            |     hub-8                 8 people    3 ms    new: not met yet
            |     hub-9                 9 people    3 ms    new: not met yet
            |     hub-10                10 people   3 ms    new: not met yet
            |     hub-11                11 people   3 ms    new: not met yet
            |     hub-12                12 people   3 ms    new: not met yet
            |     hub-13                13 people   3 ms    new: not met yet
            |     hub-14                14 people   3 ms    new: not met yet
            |     hub-15                15 people   3 ms    new: not met yet
            |     hub-16                16 people   3 ms    new: not met yet
            |     hub-17                17 people   3 ms    new: not met yet
            |   ▸ hub-18                18 people   3 ms    new: not met yet
            |     hub-19                19 people   3 ms    new: not met yet
            |     hub-20                20 people   3 ms    new: not met yet
            |     hub-21                21 people   3 ms    new: not met yet
            |     hub-22                22 people   3 ms    new: not met yet
            |     hub-23                23 people   3 ms    new: not met yet
            |     hub-24                24 people   3 ms    new: not met yet
            |     hub-25                25 people   3 ms    new: not met yet
            |     hub-26                26 people   3 ms    new: not met yet
            |     hub-27                27 people   3 ms    new: not met yet
            |     hub-28                28 people   3 ms    new: not met yet
            |     hub-29                29 people   3 ms    new: not met yet
            |     hub-30                30 people   3 ms    new: not met yet
            |
            |   Somewhere else?   address:
            |   Nobody around?    h  host a hub here ("dana's hub")
            |
            ⋮ 21
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help
            """)
    }
}
