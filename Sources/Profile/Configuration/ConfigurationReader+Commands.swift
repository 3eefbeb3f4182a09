import ChatModel
import TOMLKit

/// The tables `[commands.NAME]`: each is understood as a whole, or the hub does not start.
extension ConfigurationReader {
    private static let commandKeys: Set<String> = [
        "run", "about", "who", "rooms", "arguments", "more-arguments", "seconds", "output", "folder", "environment",
        "reply",
    ]
    /// What may stand behind `who`.
    private static let roles: [String: Role] = ["everybody": .member, "operators": .operator, "owners": .owner]
    /// The most seconds that a command may run: a day.
    private static let secondLimit = 86_400
    /// The most bytes that a command may write.
    private static let outputLimit = 1_048_576

    /// - Throws: ``ProfileError``.
    func commands(_ table: TOMLTable) throws(ProfileError) -> [HubCommand] {
        var commands: [HubCommand] = []
        for key in table.keys.sorted() {
            let place = ["commands", key]
            guard let settings = try section(table, key, in: ["commands"]) else { continue }
            guard commands.count < HubCommand.countLimit else {
                throw mistake(at: place, "a hub has at most \(HubCommand.countLimit) commands; leave some out")
            }
            commands.append(try command(key, settings, at: place))
        }
        return commands
    }

    private func command(_ key: String, _ table: TOMLTable, at place: [String]) throws(ProfileError) -> HubCommand {
        try check(table, Self.commandKeys, in: place)
        let run = try line(table, at: place)
        var command = HubCommand(try name(key, at: place), program: run[0])
        command.fixed = Array(run.dropFirst())
        command.about = try about(table, at: place)
        command.given = try given(table, at: place)
        command.who = try who(table, at: place)
        command.rooms = try rooms(table, at: place)
        command.reply = try reply(table, at: place)
        if let seconds = try count(table, "seconds", at: place, upTo: Self.secondLimit) {
            command.milliseconds = UInt64(seconds) * 1_000
        }
        let most = command.reply == .room ? RunReport.byteLimit : Self.outputLimit
        command.outputBytes = try count(table, "output", at: place, upTo: most) ?? min(command.outputBytes, most)
        command.folder = try folder(table, at: place)
        command.environment = try environment(table, at: place)
        return command
    }

    private func name(_ key: String, at place: [String]) throws(ProfileError) -> RunName {
        do { return try RunName(key) } catch {
            throw mistake(
                at: place, "a command is called by at most \(RunName.byteLimit) letters from a to z, digits, - and _",
                cause: error)
        }
    }

    /// The program and what it is always given.
    private func line(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> [String] {
        let run = try strings(table, "run", in: place)
        guard let program = run.first else {
            throw mistake(at: place, "\(place[1]) needs run = [\"/path/of/the/program\", …]")
        }
        guard program.hasPrefix("/") else {
            throw mistake(at: place + ["run"], "\(program) must be the whole path of a program, from / on")
        }
        guard !run.contains(where: { $0.unicodeScalars.contains("\0") }) else {
            throw mistake(at: place + ["run"], "no argument can have a zero byte in it")
        }
        return run
    }

    private func about(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> RunAbout? {
        guard let text = try string(table, "about", in: place) else { return nil }
        do { return try RunAbout(text) } catch {
            throw mistake(
                at: place + ["about"], "about is one line of at most \(RunAbout.byteLimit) bytes", cause: error)
        }
    }

    private func given(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> HubCommand.Given {
        var patterns: [ArgumentPattern] = []
        for text in try strings(table, "arguments", in: place) {
            patterns.append(try pattern(text, at: place + ["arguments"]))
        }
        guard patterns.count <= RunCall.argumentLimit else {
            throw mistake(at: place + ["arguments"], "at most \(RunCall.argumentLimit) arguments can be given")
        }
        guard let more = try string(table, "more-arguments", in: place) else {
            return HubCommand.Given(patterns: patterns)
        }
        return HubCommand.Given(patterns: patterns, more: try pattern(more, at: place + ["more-arguments"]))
    }

    private func pattern(_ text: String, at place: [String]) throws(ProfileError) -> ArgumentPattern {
        do { return try ArgumentPattern(text) } catch { throw mistake(at: place, error.what, cause: error) }
    }

    private func who(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> Role {
        guard let text = try string(table, "who", in: place) else { return .operator }
        guard let role = Self.roles[text] else {
            throw mistake(
                at: place + ["who"], "who is \"everybody\", \"operators\" (of the hub, its owners too) or \"owners\"")
        }
        return role
    }

    private func rooms(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> Set<RoomName>? {
        guard table["rooms"] != nil else { return nil }
        var rooms: Set<RoomName> = []
        for text in try strings(table, "rooms", in: place) {
            do { rooms.insert(try RoomName(text)) } catch {
                throw mistake(at: place + ["rooms"], "no room is called \(text)", cause: error)
            }
        }
        guard !rooms.isEmpty else {
            throw mistake(at: place + ["rooms"], "rooms names no room; leave it out to allow the command everywhere")
        }
        return rooms
    }

    private func reply(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> HubCommand.Reply {
        guard let text = try string(table, "reply", in: place) else { return .caller }
        guard let reply = HubCommand.Reply(rawValue: text) else {
            throw mistake(at: place + ["reply"], "reply is \"caller\" or \"room\"")
        }
        return reply
    }

    private func folder(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> String {
        guard let folder = try string(table, "folder", in: place) else { return "/" }
        guard folder.hasPrefix("/"), !folder.unicodeScalars.contains("\0") else {
            throw mistake(at: place + ["folder"], "folder must be the whole path of a folder, from / on")
        }
        return folder
    }

    private func environment(_ table: TOMLTable, at place: [String]) throws(ProfileError) -> [String] {
        let names = try strings(table, "environment", in: place)
        for name in names where name.isEmpty || name.contains("=") || name.unicodeScalars.contains("\0") {
            throw mistake(
                at: place + ["environment"], "environment lists names of variables that the command may see, as PATH")
        }
        return names
    }

    private func count(
        _ table: TOMLTable, _ key: String, at place: [String], upTo limit: Int
    ) throws(ProfileError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, 1...limit ~= number else {
            throw mistake(at: place + [key], "\(key) must be a whole number from 1 to \(limit)")
        }
        return number
    }
}
