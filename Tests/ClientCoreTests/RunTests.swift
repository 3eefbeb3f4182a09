import ChatModel
import Testing

@testable import ClientCore

/// Commands of the hub's owner, as one who runs them sees them.
@Suite struct RunTests {
    private func sent(_ rig: Rig) -> (tag: ChatModel.Tag, room: RoomNumber, nonce: Nonce, call: RunCall)? {
        rig.requests.reversed().lazy.compactMap { request in
            if case .run(let tag, let room, let nonce, let call) = request { (tag, room, nonce, call) } else { nil }
        }.first
    }

    private func runs(_ rig: Rig) -> [OwnRun] {
        rig.lobby.timeline.items.compactMap { if case .run(let run) = $0.content { run } else { nil } }
    }

    @Test(arguments: [
        ("uptime", ["uptime"]), ("say  a   b", ["say", "a", "b"]), (#"say "two words""#, ["say", "two words"]),
        (#"say 'it is' "a'b" 'a"b'"#, ["say", "it is", "a'b", "a\"b"]), (#"say a\ b \"x\""#, ["say", "a b", "\"x\""]),
        (#"say """#, ["say", ""]), (#"say a"b c"d"#, ["say", "ab cd"]), (#"say '\'"#, ["say", "\\"]),
        ("say $HOME `id` ; rm * | cat && x", ["say", "$HOME", "`id`", ";", "rm", "*", "|", "cat", "&&", "x"]),
    ])
    func whatIsTypedIsPartedIntoArguments(line: String, parts: [String]) throws {
        guard case .command(.run(let call?)) = try CommandParser.parse("/run " + line) else { throw Wrong() }
        #expect([call.name.text] + call.arguments.map(\.text) == parts)
    }

    private struct Wrong: Error {}

    @Test func whatCantBeACallIsNotSent() throws {
        #expect(throws: InputFault.openQuote) { try CommandParser.parse(#"/run say "x"#) }
        #expect(throws: InputFault.openQuote) { try CommandParser.parse(#"/run say x\"#) }
        #expect(throws: InputFault.tooManyArguments) {
            try CommandParser.parse("/run say" + String(repeating: " x", count: 33))
        }
        for name in ["../sh", "a;b", "UP", "-x"] {
            #expect(throws: InputFault.self) { try CommandParser.parse("/run \(name)") }
        }
        #expect(try CommandParser.parse("/run") == .command(.run(nil)))
        #expect(try CommandParser.parse("/stop") == .command(.stop))
    }

    @Test func aRunIsShownAsItComes() throws {
        var rig = Rig.inLobby()
        #expect(rig.type("/run disk-free /srv").contains(.clearComposer))
        let run = try #require(sent(rig))
        #expect(run.room == RoomNumber(10) && run.call.written == "disk-free /srv")
        #expect(runs(rig).map(\.lines.count) == [0] && runs(rig).first?.end == nil)
        rig.answer(.wrote(run.tag, .output, Array("one\ntw".utf8)))
        rig.answer(.wrote(run.tag, .errors, [0x1B, 0x0A]))
        #expect(runs(rig).first?.lines.map(\.text) == ["one", "␛", "tw"])
        rig.answer(.ran(run.tag, RunEnd(.exited(2), milliseconds: 5)))
        #expect(runs(rig).first?.end?.ending == .exited(2) && runs(rig).first?.isLost == false)
        rig.answer(.wrote(run.tag, .output, [0x61]))
        #expect(runs(rig).first?.lines.count == 3)
    }

    @Test func theEntryOfARunStandsInItsPlace() throws {
        var rig = Rig.inLobby()
        rig.type("/run uptime")
        let run = try #require(sent(rig))
        rig.answer(.wrote(run.tag, .output, [0x61, 0x0A]))
        let end = RunEnd(.exited(0), milliseconds: 5)
        let report = try #require(RunReport(call: run.call, end: end, lines: []))
        let seq = rig.lobby.timeline.head.next
        let entry = Entry(
            seq: seq, time: HubTime(milliseconds: 5), author: you.number, nonce: run.nonce, body: .run(report))
        rig.event(.entry(entry))
        rig.answer(.ran(run.tag, end))
        #expect(runs(rig).isEmpty && rig.lobby.timeline.entry(at: seq)?.body == .run(report))
        #expect(rig.lobby.unread == 0)
    }

    @Test func aRefusalIsToldAndTheRunIsGone() throws {
        var rig = Rig.inLobby()
        rig.type("/run nothing")
        let run = try #require(sent(rig))
        rig.answer(.refused(Refusal(subject: .request(run.tag), code: .noSuchCommand, detail: "No.")))
        #expect(runs(rig).isEmpty && rig.notices == [.refused(.run, .noSuchCommand, detail: "No.")])
    }

    @Test func withTheConnectionItsEndIsLost() throws {
        var rig = Rig.inLobby()
        rig.type("/run uptime")
        rig.apply(.connection(rig.link, .ended(.lost)))
        #expect(runs(rig).map(\.isLost) == [true])
        #expect(rig.notices.contains(.unanswered(.run)))
    }

    @Test func whatMayBeRunIsListed() throws {
        var rig = Rig.inLobby()
        rig.type("/run")
        let tag = rig.lastTag { if case .commands(let tag, RoomNumber(10)) = $0 { tag } else { nil } }
        let offers = [RunOffer(name: try RunName("uptime"), usage: "", about: nil)]
        rig.answer(.commands(tag, offers))
        #expect(rig.notices == [.commands(offers)])
    }

    @Test func stopEndsWhatRuns() throws {
        var rig = Rig.inLobby()
        rig.type("/stop")
        #expect(rig.notices == [.nothingRuns])
        rig.type("/run a")
        rig.type("/run b")
        rig.type("/stop")
        let stopped = rig.requests.compactMap { if case .stopRun(_, let run) = $0 { run } else { nil } }
        let asked = rig.requests.compactMap { if case .run(let tag, _, _, _) = $0 { tag } else { nil } }
        #expect(stopped == asked && stopped.count == 2)
    }

    @Test func withoutAHubOrRoomNothingIsRun() {
        var rig = Rig()
        rig.type("/run uptime")
        #expect(sent(rig) == nil)
    }
}
