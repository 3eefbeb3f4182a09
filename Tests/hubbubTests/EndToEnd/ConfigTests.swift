import Foundation
import TestKit
import Testing

@Suite struct ConfigTests {
    private func write(_ text: String, for program: Program) throws {
        let folder = program.home.path + "/.config/hubbub"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try text.write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
    }

    @Test func settingsAreWrittenOnceAndHaveNoMistake() async throws {
        let program = try Program()
        let none = try await program.run("config", "check")
        #expect(none.status == 0 && none.output.contains("hubbub config init writes one"), "\(none)")
        let made = try await program.run("config", "init")
        #expect(
            made.status == 0 && made.output == "Written: \(program.home.path)/.config/hubbub/config.toml\n", "\(made)")
        let again = try await program.run("config", "init")
        #expect(again.status == 1 && again.errors.contains("There is a settings file already"), "\(again)")
        let checked = try await program.run("config", "check")
        #expect(checked.status == 0 && checked.output.hasPrefix("No mistake in "), "\(checked)")
    }

    @Test(arguments: [
        ("nick = \"a b\"", "line 1, column 8: The nick holds a space"),
        ("\n[discovery]\nhubs = [\"hub.lan:99999\"]", "line 3, column 9: \"hub.lan:99999\" can't be"),
        ("[host]\nlisten = [\"1\"]", "line 2, column 11: A hub can't listen on \"1\""),
        ("[host]\nmotd = \" \"", "line 2, column 8: The message of the day is empty; it needs"),
        ("[host]\nmotd = \"\\u0007\"", "line 2, column 8: The message of the day holds U+0007"),
        ("[host]\nowners = [\"x\"]", "line 2, column 11: \"x\" is no key's fingerprint"),
        ("[commands.x]\nrun = [\"/no/such\"]", "line 2, column 8: there is no program /no/such"),
        ("[keys]\n\"Strg-x\" = \"search\"", "line 2, column 1: no key is written \"Strg-x\""),
        ("[keys]\n\"Ctrl-x\" = \"serch\"", "line 2, column 12: nothing there is called \"serch\""),
        ("[keys.writing]\n\"Ctrl-x\" = \"send\"", "line 2, column 12: nothing there is called \"send\""),
        ("[keys.writing]\n \"x\" = \"undo\"", "line 2, column 2: \"x\" alone writes there"),
        (
            "[keys]\n\"PageUp\" = \"oldest\"\n\"PgUp\" = \"newest\"",
            "line 3, column 1: \"PageUp\", the same key, is bound in [keys], too"
        ),
        (
            "[keys]\n\"F6\" = \"oldest\"\n[keys.writing]\n\"F6\" = \"undo\"",
            "line 4, column 1: \"F6\" is bound in [keys], too; keep one"
        ),
        ("[keys]\n\"F6\" = \"oldest\"\n\"F6\" = \"newest\"", "line 3, column"),
        (
            "[keys]\n\"F6\" = \"oldest\"\n\"Enter\" = \"none\"",
            "line 3, column 11: no key does \"send\" any more; bind another one to it, too"
        ),
        ("[keys.nowhere]\nx = \"y\"", "line 1, column 1: no place is called [keys.nowhere]"),
        ("[aliases]\nhi = \"/me hi\"\njoin = \"/me\"", "line 3, column 1: /join is a command already"),
        ("[aliases]\n hi = \"/hallo\"", "line 2, column 7: \"hallo\" is no command; the line must begin with one"),
        ("[aliases]\n\"a b\" = \"/me\"", "line 2, column 1: \"a b\" can't be the name of a command"),
        ("aliases = 3", "line 1, column 11: aliases must be a table: [aliases]"),
        ("[hots]", "line 1, column 1: no setting is called hots"),
        ("nick = \"ann\"\n[command.a]\nrun = [\"/bin/true\"]", "line 2, column 1: no setting is called command"),
        ("nick = ", "line 1, column"),
        ("theme = \"dork\"", "line 1, column 9: theme is one of"),
    ])
    func mistakesAreSaidWithTheirPlace(text: String, message: String) async throws {
        let program = try Program()
        try write(text, for: program)
        let outcome = try await program.run("config", "check")
        #expect(outcome.status == 1 && outcome.errors.contains(message), "\(outcome)")
        #expect(!outcome.errors.contains(".."), "\(outcome)")
    }

    @Test func allMistakesOfAFileAreSaidInItsOrder() async throws {
        let program = try Program()
        try write(
            #"""
            nick = "a b"
            [keys]
            "Strg-x" = "search"
            "Ctrl-x" = "serch"
            [commands.up]
            run = ["/no/such"]
            folder = "/no/such"
            who = "me"
            [host]
            nmae = "lab"
            owners = ["x",
              "y"]
            motd = """
            all = "of this"
            \u0007"""
            hide-people = 1
            [share]
            folder = "/no/such"
            """#, for: program)
        let outcome = try await program.run("config", "check")
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
        let path = program.home.path + "/.config/hubbub/config.toml, line "
        let lines = outcome.errors.split(separator: "\n").map { $0.replacing(path, with: "") }
        let beginnings = [
            "1, column 8: The nick holds a space", "3, column 1: no key is written", "4, column 12: nothing there",
            "6, column 8: there is no program", "7, column 10: there is no folder", "8, column 7: who is",
            "10, column 1: no setting is called nmae", "11, column 11: \"x\" is no key's",
            "12, column 3: \"y\" is no key's", "13, column 8: The message of the day holds U+0007",
            "16, column 15: hide-people must be", "18, column 10: there is no folder",
        ]
        #expect(lines.count == beginnings.count, "\(outcome.errors)")
        for (line, beginning) in zip(lines, beginnings) { #expect(line.hasPrefix(beginning), "\(line)") }
    }

    @Test func aMistakeInWhatACommandDoesNotNeedDoesNotStopIt() async throws {
        let (owner, program) = (try Program(), try Program())
        let hub = try await RunningHub.start(owner, "--ephemeral", "--listen", "127.0.0.1:0")
        try write("nick = \"dana\"\ntheme = 3\n[host]\nname = \n[commands.x]\nrun = 1", for: program)
        let sent = try await program.run("send", hub.address, "#lobby", "hi", "--accept-new")
        #expect(sent.status == 0, "\(sent)")
        #expect(try await program.run("tail", hub.address, "#lobby", "--last", "1").output.contains("dana: hi"))
        await hub.end()
        let host = try await program.run("host", "--ephemeral", "--listen", "127.0.0.1:0")
        #expect(host.status == 1 && host.errors.contains("config.toml, line 4"), "\(host)")
    }
}
