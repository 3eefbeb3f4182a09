import ChatModel
import Foundation
import Profile
import Testing

@Suite struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration {
        let path = FileManager.default.temporaryDirectory.path + "/config-\(UUID().uuidString).toml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { return try ConfigurationFile(path: path).read() } catch {
            throw Mistake(text: error.message.replacingOccurrences(of: path, with: "F"))
        }
    }

    private struct Mistake: Error, Equatable { let text: String }

    @Test func theDownloadFolderIsRead() throws {
        let configuration = try read("[files]\ndownloads = \"~/in\"")
        #expect(configuration.downloads == "~/in")
        #expect(Settings(file: configuration, environment: [:]).downloads == "~/in")
        #expect(Settings(file: configuration, environment: ["HUBBUB_DOWNLOADS": "/x"]).downloads == "/x")
    }

    @Test func everySettingIsRead() throws {
        let configuration = try read(
            #"""
            # what I am called
            nick = "ann"
            [host]
            name = "lab"
            listen = ["0.0.0.0:24822", "[::1]:0"]
            unix = "~/hub.sock"
            data = "/srv/hub"
            password-file = "~/hub.password"
            members = "/srv/members"
            owners = ["SHA256:abc"]
            hide-people = true
            motd = """
            Welcome.
            [host] is no table here.
            """
            [discovery]
            hubs = ["10.0.3.7", "hub.lan:24900"]
            """#)
        #expect(configuration.discovery.hubs == ["10.0.3.7", "hub.lan:24900"])
        #expect(configuration.nick == "ann")
        #expect(configuration.host.name == "lab")
        #expect(configuration.host.listen == ["0.0.0.0:24822", "[::1]:0"])
        #expect(configuration.host.passwordFile == "~/hub.password" && configuration.host.members == "/srv/members")
        #expect(configuration.host.owners == ["SHA256:abc"])
        #expect(configuration.host.hidePeople == true)
        #expect(configuration.host.motd == "Welcome.\n[host] is no table here.\n")
        #expect(configuration.host.unix == "~/hub.sock" && configuration.host.data == "/srv/hub")
    }

    @Test(arguments: [
        ("nick = 3", "F, line 1, column 8: nick must be a text in quotes."),
        (
            "\n  nik = \"a\"",
            "F, line 2, column 3: no setting is called nik; there are: aliases, commands, discovery, files, host, keys, nick, retention, share, terminal, theme, typing."
        ),
        (
            "[host]\nport = 1",
            "F, line 2, column 1: no setting is called port; there are: data, hide-people, listen, members, motd, "
                + "name, owners, password-file, unix."
        ),
        ("[host]\nowners = \"a\"", "F, line 2, column 10: owners must be a list of texts: [\"…\"]."),
        ("[host]\nhide-people = 1", "F, line 2, column 15: hide-people must be true or false."),
        ("[host]\nmotd = [\"a\"]", "F, line 2, column 8: motd must be a text in quotes."),
        ("[host]\npassword-file = 1", "F, line 2, column 17: password-file must be a text in quotes."),
        ("[host]\nlisten = \"a\"", "F, line 2, column 10: listen must be a list of texts: [\"…\"]."),
        ("host.listen = [1]", "F, line 1, column 16: listen must be a list of texts: [\"…\"]."),
        ("[discovery]\nhubs = \"a\"", "F, line 2, column 8: hubs must be a list of texts: [\"…\"]."),
        ("[discovery]\nhub = [\"a\"]", "F, line 2, column 1: no setting is called hub; there are: hubs."),
        ("host = 1", "F, line 1, column 8: host must be a table: [host]."),
        (
            "[themes]",
            "F, line 1, column 1: no setting is called themes; there are: aliases, commands, discovery, files, host, keys, nick, retention, share, terminal, theme, typing."
        ),
    ])
    func aMistakeIsSaidWithItsPlace(text: String, message: String) {
        #expect(throws: Mistake(text: message)) { try read(text) }
    }

    @Test func allMistakesAreSaidInTheOrderOfTheFile() {
        let text = """
            [retention]
            days = 0
            [host]
            name = 1
            listen = ["a:1",
              2, 3]
            port = 1
            [commands."a b"]
            seconds = 0
            """
        let message = [
            "F, line 2, column 8: days must be a whole number from 1 on.",
            "F, line 4, column 8: name must be a text in quotes.",
            "F, line 6, column 3: listen must be a list of texts: [\"…\"].",
            "F, line 6, column 6: listen must be a list of texts: [\"…\"].",
            "F, line 7, column 1: no setting is called port; there are: data, hide-people, listen, members, motd, "
                + "name, owners, password-file, unix.",
            "F, line 8, column 1: a command is called by at most 32 letters from a to z, digits, - and _.",
            "F, line 8, column 1: a b needs run = [\"/path/of/the/program\", …].",
            "F, line 9, column 11: seconds must be a whole number from 1 to 86400.",
        ]
        #expect(throws: Mistake(text: message.joined(separator: "\n"))) { try read(text) }
    }

    @Test func retentionIsReadWithTheRulesOfRooms() throws {
        let retention = try read(
            """
            [retention]
            messages = 10_000
            days = 30
            total = 1_000_000
            [retention.rooms."#Build"]
            days = 1
            [retention.rooms.archive]
            """
        ).retention
        #expect(retention.rule == Retention.Rule(entries: 10_000, age: 30 * 86_400_000))
        #expect(retention.total == 1_000_000)
        #expect(
            retention.rooms == [
                try RoomName("build"): Retention.Rule(entries: nil, age: 86_400_000), try RoomName("archive"): .keep,
            ])
    }

    @Test func withoutRetentionEverythingIsKept() throws {
        #expect(try read("nick = \"ann\"").retention.keepsAll)
        #expect(try read("[retention]").retention.keepsAll)
    }

    @Test(arguments: [
        ("[retention]\nmessages = 0", "F, line 2, column 12: messages must be a whole number from 1 on."),
        ("[retention]\n  days = -1", "F, line 2, column 10: days must be a whole number from 1 on."),
        ("[retention]\ndays = 0.5", "F, line 2, column 8: days must be a whole number from 1 on."),
        ("[retention]\ndays = 99999999", "F, line 2, column 8: days must be a whole number from 1 on."),
        ("[retention]\ntotal = \"1\"", "F, line 2, column 9: total must be a whole number from 1 on."),
        (
            "[retention]\nhours = 1",
            "F, line 2, column 1: no setting is called hours; there are: days, messages, rooms, total."
        ),
        ("retention = 1", "F, line 1, column 13: retention must be a table: [retention]."),
        (
            "[retention.rooms]\n\"#build\" = 1",
            "F, line 2, column 12: #build must be a table: [retention.rooms.\"#build\"]."
        ),
        (
            "[retention.rooms.\"#build\"] # how long\ntotal = 1",
            "F, line 2, column 1: no setting is called total; there are: days, messages."
        ),
        (
            "retention.rooms.\"#build\".messages = 0",
            "F, line 1, column 37: messages must be a whole number from 1 on."
        ),
        (
            "[retention.rooms]\n\"#build\" = { messages = 0 }",
            "F, line 2, column 25: messages must be a whole number from 1 on."
        ),
        ("[retention.rooms.\"a b\"]", "F, line 1, column 1: no room is called a b."),
        (
            "[retention.rooms.\"#build\"]\n[retention.rooms.build]",
            "F, line 2, column 1: #build has two rules; leave one of them out."
        ),
    ])
    func aMistakeInRetentionIsSaidWithItsPlace(text: String, message: String) {
        #expect(throws: Mistake(text: message)) { try read(text) }
    }

    @Test func textThatIsNoTOMLIsSaidWithItsPlace() {
        let mistake = #expect(throws: Mistake.self) { try read("nick = \"ann\"\n[host\n") }
        #expect(mistake?.text.hasPrefix("F, line 2, column ") == true)
    }

    @Test(arguments: [
        ("[über]", 2), ("  [[ @x ]]", 6), ("[\u{202E}host]", 2), ("[.host]", 2), ("[[=]]", 3),
    ])
    func aSectionThatTheParserWouldDieOfIsAMistakeWithItsPlace(line: String, column: Int) {
        let mistake = #expect(throws: Mistake.self) { try read("nick = \"ann\"\n\(line)\n") }
        #expect(mistake?.text.hasPrefix("F, line 2, column \(column): a section's name") == true)
    }

    @Test(arguments: [
        "nick = [1, }", "nick = [}]", "nick = 1#976", "nick = 1979-01-01Tx", "nick = 1979-01-01T1:", "nick = }",
        "nick =",
        "ü = 1", "nick = 1__0", "nick = {a = ]}",
    ])
    func aValueThatTheParserWouldDieOfIsAMistakeWithItsPlace(line: String) {
        let mistake = #expect(throws: Mistake.self) { try read("[host]\n\(line)\n") }
        #expect(mistake?.text.hasPrefix("F, line 2, column ") == true)
    }

    @Test func textsMayHoldWhatEndsTextsElsewhere() throws {
        let text = #"""
            nick = "a\"] # }"
            [host]
            name = 'C:\'
            data = """
            [ü] \""" = }
            """
            """#
        let read = try read(text)
        #expect(read.nick == "a\"] # }")
        #expect(read.host.name == "C:\\")
        #expect(read.host.data == "[ü] \"\"\" = }\n")
    }

    @Test func listsMayGoOverLines() throws {
        #expect(try read("[host]\nlisten = [\n  \"a:1\",\n  \"b:2\",\n]\n").host.listen == ["a:1", "b:2"])
    }

    @Test func withoutAFileAllIsDefaultUnlessItWasAskedFor() throws {
        #expect(try ConfigurationFile(path: "/nowhere/config.toml").read() == Configuration())
        #expect(throws: ProfileError.self) {
            try ConfigurationFile(path: "/nowhere/config.toml", isRequired: true).read()
        }
    }

    @Test func flagGoesBeforeEnvironmentBeforeFile() throws {
        let file = try read("nick = \"file\"\nhost.listen = [\"a:1\"]\nhost.data = \"$DIR/x\"")
        let bare = Settings(file: file, environment: ["DIR": "/d"])
        let set = Settings(file: file, environment: ["HUBBUB_NICK": "env", "HUBBUB_HOST_LISTEN": "b:2, c:3"])
        #expect(bare.nick(flag: nil) == "file" && bare.hostListen(flag: []) == ["a:1"])
        #expect(bare.hostData(flag: nil) == "/d/x")
        #expect(set.nick(flag: nil) == "env" && set.hostListen(flag: []) == ["b:2", "c:3"])
        #expect(set.nick(flag: "flag") == "flag" && set.hostListen(flag: ["d:4"]) == ["d:4"])
        let places = Settings(
            file: try read("discovery.hubs = [\"a\"]"), environment: ["HUBBUB_DISCOVERY_HUBS": "b, c:2"])
        #expect(places.discoveryHubs == ["b", "c:2"])
        #expect(Settings(file: Configuration(), environment: ["HUBBUB_NICK": ""]).nick(flag: nil) == nil)
    }

    @Test func howWideTheTerminalDrawsIsSaidByEnvironmentOrFile() throws {
        for (text, width) in [("1", 1), ("2", 2), ("\"2\"", 2), ("\"auto\"", nil)] as [(String, Int?)] {
            let file = try read("terminal.ambiguous = \(text)")
            #expect(try Settings(file: file, environment: [:]).ambiguous() == width)
            #expect(try Settings(file: file, environment: ["HUBBUB_TERMINAL_AMBIGUOUS": "1"]).ambiguous() == 1)
            #expect(try Settings(file: file, environment: ["HUBBUB_TERMINAL_AMBIGUOUS": "auto"]).ambiguous() == nil)
        }
        let odd = Settings(file: Configuration(), environment: ["HUBBUB_TERMINAL_AMBIGUOUS": "wide"])
        let error = #expect(throws: ProfileError.self) { try odd.ambiguous() }
        #expect(error?.message == "HUBBUB_TERMINAL_AMBIGUOUS is \"wide\"; it must be auto, 1 or 2.")
    }

    @Test func aWrongWordInTheEnvironmentIsSaid() throws {
        func settings(_ variables: [String: String]) -> Settings {
            Settings(file: Configuration(), environment: variables)
        }
        #expect(try settings(["HUBBUB_TERMINAL_NOTIFY": "osc9"]).notify() == "osc9")
        #expect(try settings(["HUBBUB_WIDTHS": "split"]).widths() == "split")
        #expect(try settings(["HUBBUB_TERMINAL_NOTIFY": "", "HUBBUB_WIDTHS": ""]).notify() == nil)
        let notify = #expect(throws: ProfileError.self) { try settings(["HUBBUB_TERMINAL_NOTIFY": "loud"]).notify() }
        #expect(
            notify?.message
                == "HUBBUB_TERMINAL_NOTIFY is \"loud\"; it must be auto, osc9, osc777, osc99, bell or none.")
        let widths = #expect(throws: ProfileError.self) { try settings(["HUBBUB_WIDTHS": "wide"]).widths() }
        #expect(widths?.message == "HUBBUB_WIDTHS is \"wide\"; it must be whole or split.")
    }

    @Test func whetherPeopleAreHiddenIsSaidByFlagEnvironmentOrFile() throws {
        let file = try read("host.hide-people = false")
        let (bare, set) = (
            Settings(file: file, environment: [:]),
            Settings(file: file, environment: ["HUBBUB_HOST_HIDE_PEOPLE": "true"])
        )
        #expect(try bare.hostHidesPeople(flag: nil) == false && bare.hostHidesPeople(flag: true) == true)
        #expect(try set.hostHidesPeople(flag: nil) == true && set.hostHidesPeople(flag: false) == false)
        #expect(try Settings(file: Configuration(), environment: [:]).hostHidesPeople(flag: nil) == nil)
        let odd = Settings(file: file, environment: ["HUBBUB_HOST_HIDE_PEOPLE": "yes"])
        let error = #expect(throws: ProfileError.self) { try odd.hostHidesPeople(flag: nil) }
        #expect(error?.message == "HUBBUB_HOST_HIDE_PEOPLE is \"yes\"; it must be true or false.")
    }
}
