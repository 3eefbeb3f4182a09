import ChatModel
import Testing

@testable import ClientCore

@Suite struct DayMessageTests {
    private let text: DayMessage

    init() throws { text = try DayMessage("Welcome.\nThe printer is in room 3.") }

    @Test func itIsToldBelowTheHistoryOfTheShownRoomOnce() throws {
        var rig = Rig()
        rig.welcome()
        rig.answer(.dayMessage(text))
        #expect(rig.notices.isEmpty)
        rig.joined(nil, .lobby, entries(1...3))
        #expect(rig.notices == [.dayMessage(text)])
        guard case .notice(.dayMessage, _)? = rig.lobby.timeline.items.last?.content else {
            Issue.record("not the last line")
            return
        }
        #expect(rig.lobby.unread == 0)
        rig.event(.arrived(Member(person: person(9, "carl"), away: nil)))
        #expect(rig.notices == [.dayMessage(text)])
    }

    @Test func aReconnectRepeatsItOnlyWhenItHasChanged() throws {
        var rig = Rig()
        rig.welcome()
        rig.joined()
        rig.answer(.dayMessage(text))
        #expect(rig.notices == [.dayMessage(text)])
        let other = try DayMessage("The printer has moved.")
        for (told, count) in [(text, 1), (text, 1), (other, 2), (other, 2), (text, 3)] {
            rig.reconnect()
            rig.answer(.dayMessage(told))
            rig.joined(resume: .resumed)
            #expect(rig.notices.count { if case .dayMessage = $0 { true } else { false } } == count)
        }
    }

    @Test func aRefusedRoomDoesNotHoldItBack() throws {
        var rig = Rig.inLobby(entries(1...2))
        rig.reconnect()
        rig.answer(.dayMessage(text))
        let refusal = Refusal(subject: .request(rig.lastJoin), code: .banned, detail: "No.")
        rig.answer(.refused(refusal))
        #expect(rig.notices.contains(.dayMessage(text)))
    }

    @Test func aCommandTellsItAtAnyTime() throws {
        var rig = Rig.inLobby()
        rig.answer(.dayMessage(text))
        rig.type("/motd")
        #expect(rig.notices == [.dayMessage(text), .dayMessage(text)])
        rig.lose()
        rig.type("/motd")
        #expect(rig.notices.last == .dayMessage(text))
        // A hub that has none any more.
        rig.wait(60_000)
        rig.welcome()
        rig.joined(resume: .resumed)
        rig.type("/motd")
        #expect(rig.notices.last == .noDayMessage)
        rig.lose()
        rig.type("/motd")
        #expect(rig.notices.last == .notConnected(.motd))
    }

    @Test func theCommandTakesNothing() throws {
        #expect(try CommandParser.parse("/motd") == .command(.motd))
        #expect(throws: InputFault.usage(try #require(CommandTable.find("motd")))) {
            try CommandParser.parse("/motd new text")
        }
    }
}
