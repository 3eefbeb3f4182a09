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

    func commands(_ table: TOMLTable) -> [HubCommand] {
        let keys = table.keys.sorted()
        for key in keys.dropFirst(HubCommand.countLimit) {
            note(.name(["commands", key]), "a hub has at most \(HubCommand.countLimit) commands; leave some out")
        }
        return keys.prefix(HubCommand.countLimit).compactMap { key in
            section(table, key, in: ["commands"]).flatMap { command(key, $0, at: ["commands", key]) }
        }
    }

    /// Nil if something of it that there must be is not there.
    private func command(_ key: String, _ table: TOMLTable, at place: [String]) -> HubCommand? {
        check(table, Self.commandKeys, in: place)
        let (title, run) = (name(key, at: place), line(table, at: place))
        let (about, given) = (about(table, at: place), given(table, at: place))
        let (who, rooms) = (who(table, at: place), rooms(table, at: place))
        let reply = reply(table, at: place) ?? .caller
        let seconds = count(table, "seconds", at: place, upTo: Self.secondLimit)
        let most = reply == .room ? RunReport.byteLimit : Self.outputLimit
        let output = count(table, "output", at: place, upTo: most)
        let (folder, environment) = (folder(table, at: place), environment(table, at: place))
        guard let title, let program = run.first else { return nil }
        var command = HubCommand(title, program: program)
        command.fixed = Array(run.dropFirst())
        (command.about, command.given, command.rooms, command.reply) = (about, given, rooms, reply)
        command.who = who ?? .operator
        if let seconds { command.milliseconds = UInt64(seconds) * 1_000 }
        command.outputBytes = output ?? min(command.outputBytes, most)
        (command.folder, command.environment) = (folder, environment)
        return command
    }

    private func name(_ key: String, at place: [String]) -> RunName? {
        let what = "a command is called by at most \(RunName.byteLimit) letters from a to z, digits, - and _"
        return read(.name(place), { _ in what }) { () throws(InvalidText) in try RunName(key) }
    }

    /// The program and what it is always given; empty if that is not known.
    private func line(_ table: TOMLTable, at place: [String]) -> [String] {
        let path = place + ["run"]
        guard let value = table["run"], value.array?.isEmpty != true else {
            note(.name(place), "\(place[1]) needs run = [\"/path/of/the/program\", …]")
            return []
        }
        let run = strings(table, "run", in: place)
        if let program = run.first, !program.hasPrefix("/") {
            note(.item(path, 0), "\(program) must be the whole path of a program, from / on")
        }
        for (index, text) in run.enumerated() where text.unicodeScalars.contains("\0") {
            note(.item(path, index), "no argument can have a zero byte in it")
        }
        return run
    }

    private func about(_ table: TOMLTable, at place: [String]) -> RunAbout? {
        guard let text = string(table, "about", in: place) else { return nil }
        let what = "about is one line of at most \(RunAbout.byteLimit) bytes"
        return read(.value(place + ["about"]), { _ in what }) { () throws(InvalidText) in try RunAbout(text) }
    }

    private func given(_ table: TOMLTable, at place: [String]) -> HubCommand.Given {
        let path = place + ["arguments"]
        let patterns = strings(table, "arguments", in: place).enumerated().compactMap { index, text in
            pattern(text, .item(path, index))
        }
        if patterns.count > RunCall.argumentLimit {
            note(.value(path), "at most \(RunCall.argumentLimit) arguments can be given")
        }
        let more = string(table, "more-arguments", in: place)
        return HubCommand.Given(
            patterns: patterns, more: more.flatMap { pattern($0, .value(place + ["more-arguments"])) })
    }

    private func pattern(_ text: String, _ place: SettingPlace) -> ArgumentPattern? {
        read(place, { $0.what }) { () throws(PatternMistake) in try ArgumentPattern(text) }
    }

    private func who(_ table: TOMLTable, at place: [String]) -> Role? {
        guard let text = string(table, "who", in: place) else { return nil }
        return required(
            Self.roles[text], at: place + ["who"],
            "who is \"everybody\", \"operators\" (of the hub, its owners too) or \"owners\"")
    }

    private func rooms(_ table: TOMLTable, at place: [String]) -> Set<RoomName>? {
        let path = place + ["rooms"]
        guard let value = table["rooms"] else { return nil }
        if value.array?.isEmpty == true {
            note(.value(path), "rooms names no room; leave it out to allow the command everywhere")
        }
        let rooms = strings(table, "rooms", in: place).enumerated().compactMap { index, text in
            read(.item(path, index), { _ in "no room is called \(text)" }) { () throws(InvalidText) in
                try RoomName(text)
            }
        }
        return Set(rooms)
    }

    private func reply(_ table: TOMLTable, at place: [String]) -> HubCommand.Reply? {
        guard let text = string(table, "reply", in: place) else { return nil }
        return required(
            HubCommand.Reply(rawValue: text), at: place + ["reply"], "reply is \"caller\" or \"room\"")
    }

    private func folder(_ table: TOMLTable, at place: [String]) -> String {
        guard let folder = string(table, "folder", in: place) else { return "/" }
        if !folder.hasPrefix("/") || folder.unicodeScalars.contains("\0") {
            note(.value(place + ["folder"]), "folder must be the whole path of a folder, from / on")
        }
        return folder
    }

    private func environment(_ table: TOMLTable, at place: [String]) -> [String] {
        let names = strings(table, "environment", in: place)
        for (index, name) in names.enumerated()
        where name.isEmpty || name.contains("=") || name.unicodeScalars.contains("\0") {
            note(
                .item(place + ["environment"], index),
                "environment lists names of variables that the command may see, as PATH")
        }
        return names
    }

    private func count(_ table: TOMLTable, _ key: String, at place: [String], upTo limit: Int) -> Int? {
        guard let value = table[key] else { return nil }
        return required(
            value.int.flatMap { 1...limit ~= $0 ? $0 : nil }, at: place + [key],
            "\(key) must be a whole number from 1 to \(limit)")
    }
}
