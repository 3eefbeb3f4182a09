import ChatModel
import Foundation
import Profile
import Testing

/// `[commands.NAME]`: everything is understood, or it is said where it is not.
@Suite struct CommandConfigurationTests {
    private func read(_ text: String) throws -> [HubCommand] {
        let path = FileManager.default.temporaryDirectory.path + "/config-\(UUID().uuidString).toml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { return try ConfigurationFile(path: path).read().commands } catch {
            throw Mistake(text: error.message.replacingOccurrences(of: path, with: "F"))
        }
    }

    private struct Mistake: Error, Equatable { let text: String }

    @Test func thereIsNoneByDefault() throws {
        #expect(try read("nick = \"ann\"").isEmpty)
        #expect(try read("[commands]").isEmpty)
    }

    @Test func everySettingIsRead() throws {
        let commands = try read(
            """
            [commands.uptime]
            run = ["/usr/bin/uptime"]

            [commands.greet]
            run = ["/bin/echo", "hello there", ";"]
            about = "Greets somebody"
            who = "everybody"
            rooms = ["#ops", "lab"]
            arguments = ["[a-z]+", "\\\\d"]
            more-arguments = "x+"
            seconds = 3
            output = 4096
            folder = "/tmp"
            environment = ["LANG", "TZ"]
            reply = "room"
            """)
        let uptime = HubCommand(try RunName("uptime"), program: "/usr/bin/uptime")
        var greet = HubCommand(try RunName("greet"), program: "/bin/echo")
        greet.fixed = ["hello there", ";"]
        greet.about = try RunAbout("Greets somebody")
        greet.who = .member
        greet.rooms = [try RoomName("ops"), try RoomName("lab")]
        greet.given = .init(
            patterns: [try ArgumentPattern("[a-z]+"), try ArgumentPattern("\\d")], more: try ArgumentPattern("x+"))
        (greet.milliseconds, greet.outputBytes) = (3_000, 4_096)
        (greet.folder, greet.environment, greet.reply) = ("/tmp", ["LANG", "TZ"], .room)
        #expect(commands == [greet, uptime])
        #expect(uptime.who == .operator && uptime.reply == .caller && uptime.environment.isEmpty)
        #expect(uptime.milliseconds == 10_000 && uptime.outputBytes == 65_536 && uptime.folder == "/")
    }

    @Test func whatARoomIsToldIsShort() throws {
        let run = "[commands.x]\nrun = [\"/x\"]\nreply = \"room\"\n"
        #expect(try read(run).first?.outputBytes == RunReport.byteLimit)
        #expect(throws: Mistake(text: "F, line 4, column 10: output must be a whole number from 1 to 12288.")) {
            try read(run + "output = 12289")
        }
    }

    /// What stands in the file, in the table of a command that is well otherwise; and what is said of it.
    @Test(arguments: [
        ("who = \"bob\"", 7, "who is \"everybody\", \"operators\" (of the hub, its owners too) or \"owners\""),
        ("rooms = []", 9, "rooms names no room; leave it out to allow the command everywhere"),
        ("rooms = [\"a b\"]", 10, "no room is called a b"),
        ("arguments = [\"(\"]", 14, "the pattern has a ( without its )"),
        (
            "more-arguments = \"^x\"", 18,
            "the whole argument is held against the pattern; leave out the ^, or write \\^"
        ),
        ("seconds = 0", 11, "seconds must be a whole number from 1 to 86400"),
        ("seconds = \"5\"", 11, "seconds must be a whole number from 1 to 86400"),
        ("output = 0", 10, "output must be a whole number from 1 to 1048576"),
        ("folder = \"here\"", 10, "folder must be the whole path of a folder, from / on"),
        ("reply = \"all\"", 9, "reply is \"caller\" or \"room\""),
        ("about = \"a\\nb\"", 9, "about is one line of at most 128 bytes"),
        ("environment = [\"A=b\"]", 16, "environment lists names of variables that the command may see, as PATH"),
        (
            "shell = true", 1,
            "no setting is called shell; there are: about, arguments, environment, folder, more-arguments, output, "
                + "reply, rooms, run, seconds, who"
        ),
    ])
    func aMistakeIsSaidWithItsPlace(setting: String, column: Int, what: String) {
        #expect(throws: Mistake(text: "F, line 3, column \(column): \(what).")) {
            try read("[commands.up]\nrun = [\"/x\"]\n\(setting)")
        }
    }

    @Test(arguments: [
        ("[commands]\nup = 1", "F, line 2, column 6: up must be a table: [commands.up]."),
        ("[commands.up]", "F, line 1, column 1: up needs run = [\"/path/of/the/program\", …]."),
        ("[commands.up]\nrun = []", "F, line 1, column 1: up needs run = [\"/path/of/the/program\", …]."),
        ("[commands.up]\nrun = \"/x\"", "F, line 2, column 7: run must be a list of texts: [\"…\"]."),
        (
            "[commands.up]\nrun = [\"sh\", \"-c\"]",
            "F, line 2, column 8: sh must be the whole path of a program, from / on."
        ),
        (
            "[commands.\"a b\"]\nrun = [\"/x\"]",
            "F, line 1, column 1: a command is called by at most 32 letters from a to z, digits, - and _."
        ),
        (
            "nick = \"a\"\n[commands.Up]\nrun = [\"/x\"]",
            "F, line 2, column 1: a command is called by at most 32 letters from a to z, digits, - and _."
        ),
    ])
    func aTableThatIsNoCommandIsSaidWithItsPlace(text: String, message: String) {
        #expect(throws: Mistake(text: message)) { try read(text) }
    }
}
