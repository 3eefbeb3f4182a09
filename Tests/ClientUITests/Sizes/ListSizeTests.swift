import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Lists of rooms and people in a conversation.
@Suite struct ListSizeTests {
    @Test func roomsAndPeople() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/list")
        let tag = try #require(scene.request { if case .rooms(let tag, _) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let rooms = [
            RoomSummary(name: .lobby, topic: try Topic("Release day: freeze at 16:00"), people: 5),
            RoomSummary(name: try RoomName("中文群"), topic: try Topic("什么都可以说"), people: 1),
        ]
        try scene.answer(.rooms(tag, rooms, more: false))
        scene.submit("/names")
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |       dana, mei,
            |       李雷
            |            F1 help
            | ›
            40×12
            | #lobby              lab ● 3 ms · 14:07
            |      This is where #lobby begins.
            |          –  2 rooms on this hub:
            |               #lobby   5 people
            |                 Release day: freeze at
            |                 16:00
            |               #中文群  1 person
            |                 什么都可以说
            |          –  5 people in this room:
            |             ann, bob, dana, mei, 李雷
            |                                F1 help
            | #lobby ›
            80×24
            | #lobby                                                      lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 12
            |                 │                 This is where #lobby begins.
            |                 │          –  2 rooms on this hub:
            |                 │               #lobby   5 people    Release day: freeze at
            |                 │                 16:00
            |                 │               #中文群  1 person    什么都可以说
            | /list for more  │          –  5 people in this room: ann, bob, dana, mei, 李雷
            |                                                                        F1 help
            | #lobby ›
            200×60
            | #lobby                                                                                                                                                                              lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 45
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │          –  2 rooms on this hub:                                                                                                                                     │
            |                 │               #lobby   5 people    Release day: freeze at 16:00                                                                                                      │
            |                 │               #中文群  1 person    什么都可以说                                                                                                                      │
            | /list for more  │          –  5 people in this room: ann, bob, dana, mei, 李雷                                                                                                         │
            |                                                                                                                                                                                                F1 help
            | #lobby ›
            """)
    }
}
