import ChatModel
import Foundation
import HistoryStore
import HubServer
import TestKit
import Testing
import Trust

/// Commands of the hub's owner over real connections: what anybody may try, and what comes of it.
@Suite(.timeLimit(.minutes(2))) struct RunTests {
    /// One that everybody may run, unless it is changed.
    private func command(
        _ name: String, _ run: [String], _ change: (inout HubCommand) throws -> Void = { _ in }
    ) throws -> HubCommand {
        var command = HubCommand(try RunName(name), program: run[0])
        command.fixed = Array(run.dropFirst())
        command.who = .member
        try change(&command)
        return command
    }

    private func run<Result>(
        _ commands: [HubCommand], storage: HubConfiguration.Storage = .ephemeral, limits: Limits = Limits(),
        _ body: (HubServer) async throws -> Result
    ) async throws -> Result {
        try await withHub(storage: storage, limits: limits, adjust: { $0.commands = commands }, body)
    }

    @Test func whatIsWrittenComesAsItIsAndTheExitCodeLast() async throws {
        try await run([try command("x", ["/bin/sh", "-c", "printf '\\377out'; printf 'err' >&2; exit 3"])]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let outcome = try await ann.run("x", in: try await ann.join().room)
            #expect(outcome.output == [0xFF] + Array("out".utf8) && outcome.errors == Array("err".utf8))
            #expect(outcome.end?.ending == .exited(3) && outcome.refusal == nil)
        }
    }

    @Test func nothingIsInjectedThroughArguments() async throws {
        let more = try ArgumentPattern("[^-].*|")
        let echo = try command("say", ["/usr/bin/printf", "<%s>"]) { $0.given = .init(more: more) }
        let fixed = try command("fixed", ["/usr/bin/printf", "fixed"])
        let witness = FileManager.default.temporaryDirectory.path + "/hubbub-\(UUID().uuidString)"
        try await run([echo, fixed]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            let attempts = [
                "; touch \(witness)", "$(touch \(witness))", "`touch \(witness)`", "| touch \(witness)",
                "&& touch \(witness)", "> \(witness)", "' ; touch \(witness) '", "\" ; touch \(witness) \"", "%n%s%d",
                "\\n; touch \(witness)", "$IFS", "*", "~", "",
            ]
            for attempt in attempts {
                let outcome = try await ann.run("say", [attempt], in: room)
                #expect(outcome.text == "<\(attempt)>" && outcome.end?.ending == .exited(0))
            }
            let all = try await ann.run("say", Array(attempts.prefix(6)), in: room)
            #expect(all.text == attempts.prefix(6).map { "<\($0)>" }.joined())
            for option in ["-v", "--version", "--help", "-"] {
                #expect(try await ann.run("say", [option], in: room).refusal == .wrongArguments)
            }
            #expect(try await ann.run("fixed", ["x"], in: room).refusal == .wrongArguments)
            #expect(!FileManager.default.fileExists(atPath: witness))
        }
    }

    @Test func noNameButThoseOfTheOwnerIsACommand() async throws {
        try await run([try command("uptime", ["/usr/bin/printf", "up"])]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            for name in ["sh", "bash", "printf", "uptim", "uptime_", "run", "commands"] {
                #expect(try await ann.run(name, in: room).refusal == .noSuchCommand, "\(name)")
            }
            #expect(try await ann.run("uptime", in: room).text == "up")
        }
    }

    @Test(arguments: ["../../bin/sh", "/bin/sh", "uptime;id", "uptime id", "UPTIME", "uptime\0", "$(id)", "-x"])
    func aFrameWithANameThatIsNoneEndsTheConnection(name: String) async throws {
        try await run([try command("uptime", ["/usr/bin/printf", "up"])]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            _ = try await ann.join()
            // tag 9, room 1, a nonce, the name, no arguments.
            let body =
                [0x29, 9, 1] + [UInt8](repeating: 7, count: 8) + [UInt8(name.utf8.count)] + Array(name.utf8) + [0]
            try await ann.peer.send(bytes: [0, 0, 0, UInt8(body.count)] + body)
            #expect(try await ann.refusal() == .malformed)
        }
    }

    @Test func aHubWithoutCommandsRunsNothing() async throws {
        try await run([]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            try await ann.peer.send(.commands(Tag(4), room))
            #expect(try await ann.next { if case .commands(Tag(4), let list) = $0 { list } else { nil } }.isEmpty)
            #expect(try await ann.run("uptime", in: room).refusal == .noSuchCommand)
        }
    }

    @Test func oneThatNeverEndsIsEndedWithItsWholeGroup() async throws {
        let script = "(trap '' TERM; exec sleep 1000) & echo $!; wait"
        let endless = try command("endless", ["/bin/sh", "-c", script]) { $0.milliseconds = 500 }
        try await run([endless]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let outcome = try await ann.run("endless", in: try await ann.join().room)
            #expect(outcome.end?.ending == .timeLimit)
            #expect(await isGone(try #require(pid_t(outcome.text.dropLast()))))
        }
    }

    @Test func oneThatPrintsWithoutEndIsCutAndNobodyElseNotices() async throws {
        let yes = try command("yes", ["/usr/bin/yes"]) {
            $0.milliseconds = 60_000
            $0.outputBytes = 20_000
        }
        try await run([yes]) { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let room = try await ann.join().room
            _ = try await bob.join()
            async let outcome = ann.run("yes", in: room)
            for index in 0..<20 {
                try await bob.say("line \(index)", in: room)
                _ = try await bob.texts(1)
            }
            let ended = try await outcome
            #expect(ended.output.count == 20_000 && ended.end?.isCut == true && ended.end?.ending == .stopped)
        }
    }

    @Test func binaryIsSafeInTheJournal() async throws {
        let binary = try command("binary", ["/usr/bin/head", "-c", "9000", "/dev/urandom"]) {
            $0.reply = .room
            $0.outputBytes = RunReport.byteLimit
        }
        try await run([binary]) { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let room = try await ann.join().room
            _ = try await bob.join()
            let outcome = try await ann.run("binary", in: room)
            #expect(outcome.output.count == 9_000 && outcome.end?.ending == .exited(0))
            guard case .run(let report) = try await bob.entry().body else { throw Guest.Unexpected(what: "run") }
            #expect(
                report.end.isCut
                    && report.lines.allSatisfy { $0.text.unicodeScalars.allSatisfy(TextRule.message.allows) })
        }
    }

    @Test func fiftyAtOnceAreAFewAndTheOthersAreToldSo() async throws {
        let wait = try command("wait", ["/bin/sleep", "1000"]) { $0.milliseconds = 1_500 }
        var limits = Limits()
        limits.runs = 5
        try await run([wait], limits: limits) { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let room = try await ann.join().room
            _ = try await bob.join()
            var guests = [ann, bob]
            for index in 0..<3 {
                let guest = try await Guest.enter(hub, as: "guest\(index)")
                _ = try await guest.join()
                guests.append(guest)
            }
            let outcomes = try await withThrowingTaskGroup(of: [Refusal.Code?].self) { group in
                for guest in guests {
                    group.addTask { try await guest.runMany("wait", count: 10, in: room) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes.count == 50)
            #expect(outcomes.count { $0 == nil } == 5)
            #expect(outcomes.count { $0 == .tooManyRuns } == 45)
            // Once those have ended, there is room again.
            #expect(try await ann.run("wait", in: room).end?.ending == .timeLimit)
        }
    }

    @Test func whoLeavesTakesAlongWhatOnlyTheyWouldRead() async throws {
        let script = "echo $$; exec sleep 1000"
        try await run([try command("sleep", ["/bin/sh", "-c", script])]) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            try await ann.ask("sleep", in: room, tag: 9)
            let bytes = try await ann.next { if case .wrote(Tag(9), .output, let bytes) = $0 { bytes } else { nil } }
            let process = try #require(pid_t(String(decoding: bytes, as: UTF8.self).dropLast()))
            #expect(isAlive(process))
            await ann.peer.close()
            #expect(await isGone(process))
        }
    }

    @Test func whatARoomWaitsForGoesOnWithoutItsCaller() async throws {
        let script = "echo started; sleep 0.5; echo done"
        let slow = try command("slow", ["/bin/sh", "-c", script]) { $0.reply = .room }
        try await run([slow]) { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let room = try await ann.join().room
            _ = try await bob.join()
            try await ann.ask("slow", in: room, tag: 9)
            try await ann.next { if case .wrote = $0 { () } else { nil } }
            await ann.peer.close()
            guard case .run(let report) = try await bob.entry().body else { throw Guest.Unexpected(what: "run") }
            #expect(report.output == "started\ndone" && report.end.ending == .exited(0))
        }
    }

    @Test func aHubThatStopsEndsItsCommandsAndNotesThat() async throws {
        let folder = try TemporaryFolder()
        let process = try await run(
            [try command("sleep", ["/bin/sh", "-c", "echo $$; exec sleep 1000"])], storage: .folder(folder.path)
        ) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            try await ann.ask("sleep", in: try await ann.join().room, tag: 9)
            let bytes = try await ann.next { if case .wrote(Tag(9), .output, let bytes) = $0 { bytes } else { nil } }
            return try #require(pid_t(String(decoding: bytes, as: UTF8.self).dropLast()))
        }
        #expect(!isAlive(process))
        #expect(try RunRecords(folder: folder.path).read().map(\.end?.ending) == [.stopped])
    }

    @Test func everyRunIsInTheJournalWithWhoWhatAndHowLong() async throws {
        let folder = try TemporaryFolder()
        let commands = [
            try command("mine", ["/bin/sh", "-c", "exit 2"]),
            try command("ours", ["/usr/bin/printf", "hello %s"]) {
                $0.reply = .room
                $0.given = .init(patterns: [try ArgumentPattern("[a-z]+")])
            },
        ]
        try await run(commands, storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            #expect(try await ann.run("mine", in: room).end?.ending == .exited(2))
            #expect(try await ann.run("ours", ["world"], in: room).text == "hello world")
            #expect(try await ann.run("ours", ["World"], in: room).refusal == .wrongArguments)
        }
        let runs = try RunRecords(folder: folder.path).read()
        #expect(runs.map(\.record.call.written) == ["mine", "ours world"])
        #expect(runs.map(\.nick.text) == ["ann", "ann"] && runs.map(\.room?.text) == ["lobby", "lobby"])
        #expect(runs.map(\.end?.ending) == [.exited(2), .exited(0)])
        try await run(commands, storage: .folder(folder.path)) { hub in
            let bob = try await Guest.enter(hub, as: "bob")
            let history = try await bob.join().history
            guard case .run(let report)? = history.first?.body else { throw Guest.Unexpected(what: "run") }
            #expect(history.count == 1 && report.output == "hello world" && report.call.written == "ours world")
        }
    }
}
