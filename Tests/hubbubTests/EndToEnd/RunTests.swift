import Foundation
import Testing

/// `hubbub run` and `/run`'s command on a hub that runs as a process.
@Suite(.timeLimit(.minutes(3))) struct RunTests {
    private static let settings = """
        [commands.uptime]
        run = ["/usr/bin/printf", "up 3 days\\\\n"]
        about = "How long this machine is up"
        who = "everybody"

        [commands.both]
        run = ["/bin/sh", "-c", "echo out; printf 'err\\\\377\\\\033[31m' >&2; exit 7"]
        who = "everybody"

        [commands.say]
        run = ["/usr/bin/printf", "<%s>"]
        who = "everybody"
        more-arguments = ".*|-n"

        [commands.tell]
        run = ["/usr/bin/printf", "the tea\\\\n%s\\\\n"]
        who = "everybody"
        arguments = ["[a-z ]+"]
        reply = "room"

        [commands.forever]
        run = ["/bin/sleep", "1000"]
        who = "everybody"
        seconds = 1

        [commands.flood]
        run = ["/usr/bin/seq", "100000"]
        who = "everybody"
        output = 1000

        [commands.killed]
        run = ["/bin/sh", "-c", "kill -9 $$"]
        who = "everybody"

        [commands.secret]
        run = ["/bin/true"]
        who = "owners"
        """

    private func hub(_ program: Program, _ settings: String = settings) async throws -> RunningHub {
        let file = program.home.path + "/hub.toml"
        try settings.write(toFile: file, atomically: true, encoding: .utf8)
        return try await RunningHub.start(
            program, "--insecure", "--listen", "127.0.0.1:0", "--no-announce", "--config", file)
    }

    @Test func theExitCodeIsHandedThroughAndTheStreamsAreToldApart() async throws {
        let (program, guest) = (try Program(), try Program())
        let hub = try await hub(program)
        _ = try await guest.run("ping", hub.address, "--accept-new")
        let both = try await guest.run("run", hub.address, "both")
        #expect(both.status == 7 && both.output == "out\n" && both.errors.hasPrefix("err"), "\(both)")
        let say = try await guest.run("run", hub.address, "say", "two words", "$(id)", ";", "--", "-n", "*")
        #expect(say.status == 0 && say.output == "<two words><$(id)><;><-n><*>", "\(say)")
        #expect(try await guest.run("run", hub.address, "killed").status == 137)
        let flood = try await guest.run("run", hub.address, "flood")
        #expect(flood.status == 0 && flood.output.utf8.count == 1_000 && flood.errors.contains("cut"), "\(flood)")
        let forever = try await guest.run("run", hub.address, "forever")
        #expect(forever.status == 124 && forever.errors.contains("at its time limit of"), "\(forever)")
        await hub.end()
    }

    @Test func whatTheHubDoesNotRunIsSaidWithACodeOfItsOwn() async throws {
        let (program, guest) = (try Program(), try Program())
        let hub = try await hub(program)
        _ = try await guest.run("ping", hub.address, "--accept-new")
        for name in ["secret", "nothing", "sh"] {
            let refused = try await guest.run("run", hub.address, name)
            #expect(refused.status == 125 && refused.errors.hasPrefix("There is no command \(name)"), "\(refused)")
            #expect(refused.output.isEmpty && refused.errors.split(separator: "\n").count == 1)
        }
        let wrong = try await guest.run("run", hub.address, "tell", "A;B")
        #expect(wrong.status == 125 && wrong.errors.contains("has to fit: [a-z ]+"), "\(wrong)")
        #expect(try await guest.run("run", hub.address, "../sh").status == 64)
        // The hub's owner may.
        #expect(try await program.run("run", hub.address, "secret", "--accept-new").status == 0)
        await hub.end()
        #expect(try await guest.run("run", hub.address, "uptime", "--timeout", "1").status == 125)
    }

    @Test func whatMayBeRunIsListed() async throws {
        let (program, guest) = (try Program(), try Program())
        let hub = try await hub(program)
        let list = try await guest.run("run", hub.address, "--accept-new")
        #expect(list.status == 0, "\(list)")
        #expect(
            list.lines == [
                "both", "flood", "forever", "killed", "say [.*|-n]…", "tell [a-z ]+",
                "uptime\tHow long this machine is up",
            ])
        let json = try await guest.run("run", hub.address, "--json")
        #expect(json.lines.last == #"{"command":"uptime","usage":"","about":"How long this machine is up"}"#)
        await hub.end()
    }

    @Test func asJSONEachPieceIsAnObjectAndTheEndTheLast() async throws {
        let (program, guest) = (try Program(), try Program())
        let hub = try await hub(program)
        let both = try await guest.run("run", hub.address, "both", "--json", "--accept-new")
        #expect(both.status == 7 && both.errors.isEmpty, "\(both)")
        let objects = try both.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(objects.contains { $0?["stream"] as? String == "stdout" && $0?["text"] as? String == "out\n" })
        let errors = objects.first { $0?["stream"] as? String == "stderr" }
        #expect(errors??["text"] as? String == "err\u{FFFD}␛[31m")
        #expect(objects.last??["ending"] as? String == "exit" && objects.last??["exit"] as? Int == 7)
        await hub.end()
    }

    @Test func whatTheRoomIsToldIsInTailSearchExportAndTheRecord() async throws {
        let (program, guest) = (try Program(), try Program())
        let hub = try await hub(program)
        let told = try await guest.run("run", hub.address, "tell", "is ready", "--nick", "ann", "--accept-new")
        #expect(told.status == 0 && told.output == "the tea\nis ready\n", "\(told)")
        #expect(try await guest.run("run", hub.address, "uptime").output == "up 3 days\n")
        let tail = try await guest.run("tail", hub.address, "#lobby")
        #expect(tail.output.contains(#"* ann ran tell "is ready": done in"#), "\(tail)")
        #expect(tail.output.contains("\n    the tea\n    is ready\n") && !tail.output.contains("up 3 days"), "\(tail)")
        let json = try await guest.run("tail", hub.address, "#lobby", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(try #require(json.lines.last).utf8)) as? [String: Any]
        #expect(object?["kind"] as? String == "run" && object?["text"] as? String == "the tea\nis ready")
        #expect(object?["command"] as? String == "tell" && object?["arguments"] as? [String] == ["is ready"])
        #expect(object?["exit"] as? Int == 0 && object?["cut"] as? Bool == false)
        let found = try await guest.run("search", hub.address, "tea")
        #expect(found.status == 0 && found.output.contains("ann ran tell"), "\(found)")
        #expect(try await guest.run("search", hub.address, "days").status == 1)
        for format in ["text", "html", "json"] {
            let export = try await guest.run("export", hub.address, "--format", format, "--room", "#lobby")
            #expect(export.output.contains("the tea") && export.output.contains("tell"), "\(format): \(export)")
        }
        let record = try await program.run("host", "--runs")
        #expect(record.lines.count == 2 && record.lines[1].contains("#lobby ann ran uptime: done in"), "\(record)")
        let objects = try await program.run("host", "--runs", "--json")
        #expect(objects.lines.first?.contains(#""arguments":["is ready"],"ending":"exit","exit":0"#) == true)
        await hub.end()
    }

    @Test(arguments: [
        (
            "[commands.up]\nrun = [\"/no/such/program\"]",
            "line 2, column 8: there is no program /no/such/program that can be run."
        ),
        (
            "nick = \"a\"\n[commands.up]\nrun = [\"/bin/true\"]\nfolder = \"/no/such\"",
            "line 4, column 10: there is no folder /no/such."
        ),
        (
            "[commands.ok]\nrun = [\"/bin/true\"]\n[commands.up]\nrun = [\"/bin/true\"]\nwho = \"me\"",
            "line 5, column 7: who is "
        ),
        ("[commands.up]\nrun = [\"/tmp\"]", "line 2, column 8: there is no program /tmp that can be run."),
    ])
    func aMistakeIsNamedAndTheHubDoesNotStart(settings: String, words: String) async throws {
        let program = try Program()
        let file = program.home.path + "/hub.toml"
        try settings.write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try await program.run(
            "host", "--ephemeral", "--insecure", "--listen", "127.0.0.1:0", "--no-announce", "--config", file)
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("\(file), \(words)"), "\(outcome)")
    }
}
