import Assets
import ChatModel
import Foundation
import Testing

@testable import Profile

@Suite struct ConfigurationPartTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("config-\(UUID().uuidString)")
    private var file: ConfigurationFile { ConfigurationFile(path: folder.path + "/hubbub/config.toml") }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/hubbub", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try text.write(toFile: file.path, atomically: true, encoding: .utf8)
    }

    private static let good = """
        nick = "ann"
        theme = "dark"
        [discovery]
        hubs = ["10.0.0.1"]
        [host]
        name = "lab"
        [terminal]
        notify = "bell"
        """

    @Test(arguments: [
        ("[host]\nname = \"lab\"", "[host]\nname = 3"), ("[host]\n", "[hots]\n"), ("[host]\n", "[host\n"),
        ("name = \"lab\"", "name = \"lab"), ("name = \"lab\"", "name"), ("name = \"lab\"", "listen = [\n\"a\""),
    ])
    func aMistakeElsewhereDoesNotMatter(what: String, instead: String) throws {
        try write(Self.good.replacing(what, with: instead))
        #expect(try file.read([.discovery]).discovery.hubs == ["10.0.0.1"])
        #expect(try file.read([.person]).nick == "ann")
        #expect(try file.read([.screen]).terminal.notify == "bell")
        #expect(try file.read([.screen]).theme == "dark")
        #expect(throws: ProfileError.self) { try file.read() }
        #expect(throws: ProfileError.self) { try file.read([.names, .host]) }
    }

    @Test func aMistakeHereIsSaidWithItsPlaceInTheWholeFile() throws {
        try write(
            Self.good.replacing("hubs = [\"10.0.0.1\"]", with: "  hubs = 3").replacing("name = \"lab\"", with: "name =")
        )
        let error = #expect(throws: ProfileError.self) { try file.read([.discovery]) }
        #expect(error?.message.contains("line 6") == true || error?.message.contains("line 4, column 10") == true)
        #expect(try file.read([.person]).nick == "ann")
    }

    @Test(arguments: [
        ("theme = \"dork\"", "theme is one of \"standard\", \"dark\", \"light\""),
        ("[terminal]\nambiguous = 3", "line 2, column 13:"),
        ("[terminal]\nambiguous = \"wide\"", "line 2, column 13: ambiguous is one of \"auto\", \"1\", \"2\""),
        ("[terminal]\nnotify = \"loud\"", "line 2, column 10: notify is one of \"auto\", \"osc9\""),
        ("[terminal]\nbell = true", "line 2, column 1: no setting is called bell"),
    ])
    func theScreensSettingsAreChecked(text: String, message: String) throws {
        try write(text)
        let error = #expect(throws: ProfileError.self) { try file.read([.screen]) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func whatIsWrittenToBeginWithSaysNothingAndHasNoMistake() throws {
        try file.make()
        #expect(try file.read() == Configuration())
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func whatIsThereIsNeverWrittenOver() throws {
        try write("nick = \"ann\"")
        let error = #expect(throws: ProfileError.self) { try file.make() }
        #expect(error?.code == .exists)
        #expect(try file.read().nick == "ann")
    }

    @Test func everySettingOfTheTemplateIsASettingAndAllAreInIt() throws {
        let template = String(decoding: Assets.configuration, as: UTF8.self)
        let lines = template.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.prefixMatch(of: /# (\[[a-z].*\]|[a-z\-]+ = .*|".*" = ".*")$/).map { String($0.output.1) }
                ?? String(line)
        }
        try write(lines.joined(separator: "\n"))
        let configuration = try file.read()
        #expect(configuration.nick != nil && configuration.theme != nil && configuration.terminal.notify != nil)
        let keys = configuration.keys.filter { $0.table != ["keys", "writing"] }
        #expect(keys.count == 3 && configuration.keys.count > 30 && configuration.terminal.mouse != nil)
        #expect(configuration.typing != nil && configuration.aliases.map(\.name) == ["brb", "hi"])
        #expect(!configuration.discovery.hubs.isEmpty && configuration.commands.count == 1)
        #expect(!configuration.retention.rooms.isEmpty && configuration.retention.rule.age != nil)
        let host = configuration.host
        #expect(host.name != nil && host.unix != nil && host.data != nil && host.passwordFile != nil)
        #expect(
            host.members != nil && host.hidePeople != nil && host.motd != nil
                && !host.listen.isEmpty && !host.owners.isEmpty)
    }

    @Test func whetherTypingIsShownIsASetting() throws {
        #expect(Settings(file: Configuration(), environment: [:]).tellsTyping)
        try write("typing = false\n[terminal]\nmouse = true\n")
        #expect(!Settings(file: try file.read([.screen]), environment: [:]).tellsTyping)
        try write("typing = \"no\"\n")
        let error = #expect(throws: ProfileError.self) { try file.read([.screen]) }
        #expect(error?.message.contains("line 1, column 10: typing must be true or false") == true)
    }

    @Test func theFileGoesBeforeWhatWasSet() throws {
        let kept = ["typing": "false", "terminal.mouse": "true", "terminal.notify": "bell", "terminal.ambiguous": "2"]
        let set = Settings(file: Configuration(), kept: kept, environment: [:])
        #expect(!set.tellsTyping && set.usesMouse)
        #expect(try set.notify() == "bell" && set.ambiguous() == 2 && set.written().isEmpty)
        try write("typing = true\n[terminal]\nmouse = false\nnotify = \"osc9\"\nambiguous = \"auto\"\n")
        let file = Settings(
            file: try file.read([.screen]), kept: kept, environment: ["HUBBUB_TERMINAL_NOTIFY": "none"])
        #expect(file.tellsTyping && !file.usesMouse)
        #expect(try file.notify() == "none" && file.ambiguous() == nil)
        #expect(
            try file.written() == [
                "typing": "true", "terminal.mouse": "false", "terminal.notify": "none", "terminal.ambiguous": "auto",
            ])
    }

    @Test func keysAreReadByTheirPlaces() throws {
        try write("[keys]\n\"Ctrl-x\" = \"search\"\n\"Alt-/\" = \"none\"\n[keys.select]\nc = \"copy\"\n")
        #expect(
            try file.read([.screen]).keys == [
                Configuration.BoundKey(table: ["keys"], key: "Alt-/", action: "none"),
                Configuration.BoundKey(table: ["keys"], key: "Ctrl-x", action: "search"),
                Configuration.BoundKey(table: ["keys", "select"], key: "c", action: "copy"),
            ])
        try write("[keys]\nF5 = 3")
        let error = #expect(throws: ProfileError.self) { try file.read([.screen]) }
        #expect(error?.message.contains("line 2, column 6: F5 must be a text in quotes") == true)
    }

    @Test func aliasesAreReadAsTheyAreWritten() throws {
        try write("[aliases]\nhi = \"msg $1 hello\"\n\"去\" = \"/join\"\n")
        #expect(
            try file.read([.screen]).aliases == [
                Alias(name: "hi", line: "msg $1 hello"), Alias(name: "去", line: "/join"),
            ])
        try write("[aliases]\nhi = 3")
        let error = #expect(throws: ProfileError.self) { try file.read([.screen]) }
        #expect(error?.message.contains("line 2, column 6: hi must be a text in quotes") == true)
    }

    @Test func theKeysAreTOML() throws {
        let table = try CheckedTOML.table(String(decoding: Assets.keys, as: UTF8.self))
        let places = table.keys.flatMap { key in table[key]?.table.map { Array($0.keys) } ?? [] }
        #expect(table.keys == ["keys"] && places.count > 30)
    }

    @Test func theThemesAreTOML() throws {
        for theme in Assets.themes {
            let table = try CheckedTOML.table(String(decoding: theme.text, as: UTF8.self))
            for key in table.keys {
                #expect(table[key]?.string != nil || table[key]?.array?.isEmpty == false, "\(key)")
            }
        }
    }
}
