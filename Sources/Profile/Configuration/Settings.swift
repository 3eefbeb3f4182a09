import ChatModel
import Foundation

/// The settings of a run: flag before environment before file; what is nil or empty in all has its default.
package struct Settings: Sendable {
    private let environment: [String: String]
    private let file: Configuration
    /// What the person set while they chatted, behind the file.
    private let kept: [String: String]

    package init(
        file: Configuration, kept: [String: String] = [:],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.file = file
        self.kept = kept
        self.environment = environment
    }

    /// What to be called: `--nick`, `HUBBUB_NICK`, `nick`.
    package func nick(flag: String?) -> String? { flag ?? variable("NICK") ?? file.nick }

    /// The theme: `HUBBUB_THEME`, `theme`.
    package var theme: String? { variable("THEME") ?? file.theme }

    /// Whether others are shown that the person writes something: `typing`.
    package var tellsTyping: Bool { file.typing ?? kept["typing"].flatMap(Bool.init) ?? true }

    /// How the person is told of something while they look elsewhere: `HUBBUB_TERMINAL_NOTIFY`, `terminal.notify`.
    /// - Throws: ``ProfileError`` (`malformed`) if the variable is something else.
    package func notify() throws(ProfileError) -> String? { try writtenNotify() ?? kept["terminal.notify"] }

    private func writtenNotify() throws(ProfileError) -> String? {
        try choice("TERMINAL_NOTIFY", of: Configuration.Terminal.notifications) ?? file.terminal.notify
    }

    /// What the terminal does with clusters of several scalars: `HUBBUB_WIDTHS`; nil to find out.
    /// - Throws: ``ProfileError`` (`malformed`) if the variable is something else.
    package func widths() throws(ProfileError) -> String? { try choice("WIDTHS", of: ["whole", "split"]) }

    /// In how many columns the terminal draws signs that may have one or two: `HUBBUB_TERMINAL_AMBIGUOUS`,
    /// `terminal.ambiguous`; nil to find out.
    /// - Throws: ``ProfileError`` (`malformed`) if the variable is something else.
    package func ambiguous() throws(ProfileError) -> Int? {
        (try writtenWidth() ?? kept["terminal.ambiguous"]).flatMap { Int($0) }
    }

    private func writtenWidth() throws(ProfileError) -> String? {
        try choice("TERMINAL_AMBIGUOUS", of: Configuration.Terminal.widths) ?? file.terminal.ambiguous
    }

    /// What the file and the environment say of the client, by the names of the file: what the person set while they
    /// chatted does not count beside it.
    /// - Throws: ``ProfileError`` (`malformed`) if a variable is something else.
    package func written() throws(ProfileError) -> [String: String] {
        var written: [String: String] = [:]
        written["theme"] = theme
        written["typing"] = file.typing.map { String($0) }
        written["terminal.mouse"] = file.terminal.mouse.map { String($0) }
        written["terminal.notify"] = try writtenNotify()
        written["terminal.ambiguous"] = try writtenWidth()
        return written
    }

    /// What keys do: `keys`.
    package var keys: [Configuration.BoundKey] { file.keys }

    /// The person's own commands: `aliases`.
    package var aliases: [Alias] { file.aliases }

    /// Whether the mouse scrolls and chooses from the start: `terminal.mouse`.
    package var usesMouse: Bool { file.terminal.mouse ?? kept["terminal.mouse"].flatMap(Bool.init) ?? false }

    /// What a hub calls itself: `--name`, `HUBBUB_HOST_NAME`, `host.name`.
    package func hostName(flag: String?) -> String? { flag ?? variable("HOST_NAME") ?? file.host.name }

    /// Where a hub listens: `--listen`, `HUBBUB_HOST_LISTEN` (separated by commas), `host.listen`.
    package func hostListen(flag: [String]) -> [String] {
        if !flag.isEmpty { return flag }
        return list("HOST_LISTEN") ?? file.host.listen
    }

    /// A hub's Unix-domain socket: `--unix`, `HUBBUB_HOST_UNIX`, `host.unix`.
    package func hostUnix(flag: String?) -> String? { path(flag ?? variable("HOST_UNIX") ?? file.host.unix) }

    /// A hub's data folder: `--data`, `HUBBUB_HOST_DATA`, `host.data`.
    package func hostData(flag: String?) -> String? { path(flag ?? variable("HOST_DATA") ?? file.host.data) }

    /// The file of a hub's password: `--password-file`, `HUBBUB_HOST_PASSWORD_FILE`, `host.password-file`.
    package func hostPasswordFile(flag: String?) -> String? {
        path(flag ?? variable("HOST_PASSWORD_FILE") ?? file.host.passwordFile)
    }

    /// The file with the keys that come into a hub: `--members`, `HUBBUB_HOST_MEMBERS`, `host.members`.
    package func hostMembers(flag: String?) -> String? {
        path(flag ?? variable("HOST_MEMBERS") ?? file.host.members)
    }

    /// Whether those who have not come into a hub are not told who is there: `--hide-people`, `HUBBUB_HOST_HIDE_PEOPLE`
    /// (true or false), `host.hide-people`.
    /// - Throws: ``ProfileError`` (`malformed`) if the variable is something else.
    package func hostHidesPeople(flag: Bool?) throws(ProfileError) -> Bool? {
        if let flag { return flag }
        guard let text = variable("HOST_HIDE_PEOPLE") else { return file.host.hidePeople }
        guard let flag = Bool(text) else {
            throw ProfileError(.malformed, "HUBBUB_HOST_HIDE_PEOPLE is \"\(text)\"; it must be true or false.")
        }
        return flag
    }

    /// The file with what a hub tells everybody who comes: `--motd`, `HUBBUB_HOST_MOTD`.
    package func hostMotdFile(flag: String?) -> String? { path(flag ?? variable("HOST_MOTD")) }

    /// What a hub tells everybody who comes, where no file says it: `host.motd`.
    package var hostMotd: String? { file.host.motd }

    /// Fingerprints of the keys whose hub it is, beside its host's: `host.owners`.
    package var hostOwners: [String] { file.host.owners }

    /// Places that may have a hub where broadcasts don't reach: `HUBBUB_DISCOVERY_HUBS` (separated by commas),
    /// `discovery.hubs`.
    package var discoveryHubs: [String] { list("DISCOVERY_HUBS") ?? file.discovery.hubs }

    /// The file of the password for a hub that one goes to: `--password-file`, `HUBBUB_PASSWORD_FILE`.
    package func passwordFile(flag: String?) -> String? { path(flag ?? variable("PASSWORD_FILE")) }

    /// How long a hub keeps what was said: `retention`.
    package var retention: Retention { file.retention }

    /// What may be run on a hub: `commands`.
    package var commands: [HubCommand] { file.commands }

    /// What a hub keeps of files: `--files`, `HUBBUB_HOST_FILES` (on or off), `files`; `share.folder`.
    /// - Throws: ``ProfileError`` (`malformed`) if the variable is something else.
    package func files(flag: Bool?) throws(ProfileError) -> FileRules {
        var rules = file.files
        rules.shared = path(rules.shared)
        if let flag {
            rules.isOn = flag
        } else if let isOn = try filesVariable() {
            rules.isOn = isOn
        }
        return rules
    }

    private func filesVariable() throws(ProfileError) -> Bool? {
        guard let text = variable("HOST_FILES") else { return nil }
        guard text == "on" || text == "off" else {
            throw ProfileError(.malformed, "HUBBUB_HOST_FILES is \"\(text)\"; it must be on or off.")
        }
        return text == "on"
    }

    /// Where files arrive that are fetched: `HUBBUB_DOWNLOADS`, `files.downloads`; nil for the desktop's own folder.
    package var downloads: String? { variable("DOWNLOADS") ?? file.downloads }

    /// One of some words in a variable.
    private func choice(_ name: String, of words: [String]) throws(ProfileError) -> String? {
        guard let word = variable(name) else { return nil }
        guard words.contains(word) else {
            let all = words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")"
            throw ProfileError(.malformed, "HUBBUB_\(name) is \"\(word)\"; it must be \(all).")
        }
        return word
    }

    private func variable(_ name: String) -> String? {
        environment["HUBBUB_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What stands between the commas of a variable.
    private func list(_ name: String) -> [String]? {
        variable(name)?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private func path(_ written: String?) -> String? {
        written.map { ProfilePaths.expand($0, environment: environment) }
    }
}
