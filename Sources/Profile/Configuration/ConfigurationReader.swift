import TOMLKit

/// Takes the settings that exist out of a table, and says where the others stand.
///
/// What is wrong is noted, and reading goes on as if it were not there.
struct ConfigurationReader {
    private let path: String
    private let places: TOMLPlaces
    let mistakes = ConfigurationMistakes()

    init(text: String, path: String) {
        self.path = path
        places = TOMLPlaces(text)
    }

    private static let keys: Set<String> = [
        "nick", "theme", "typing", "keys", "aliases", "terminal", "host", "discovery", "retention", "commands", "files",
        "share",
    ]
    private static let hostKeys: Set<String> = [
        "name", "listen", "unix", "data", "password-file", "members", "owners", "hide-people", "motd",
    ]

    func read(_ table: TOMLTable, _ parts: Set<Configuration.Part>) -> Configuration {
        var configuration = Configuration()
        if parts.contains(.names) { check(table, Self.keys, in: []) }
        if parts.contains(.person) { configuration.nick = string(table, "nick", in: []) }
        if parts.contains(.screen) { readScreen(table, into: &configuration) }
        if parts.contains(.host), let host = section(table, "host", in: []) {
            configuration.host = self.host(host)
        }
        if parts.contains(.discovery), let discovery = section(table, "discovery", in: []) {
            check(discovery, ["hubs"], in: ["discovery"])
            configuration.discovery.hubs = strings(discovery, "hubs", in: ["discovery"])
        }
        if parts.contains(.retention), let retention = section(table, "retention", in: []) {
            configuration.retention = self.retention(retention)
        }
        if parts.contains(.commands), let commands = section(table, "commands", in: []) {
            configuration.commands = self.commands(commands)
        }
        if parts.contains(.files) {
            let files = section(table, "files", in: [])
            configuration.files = self.files(files, sharing: section(table, "share", in: []))
            if let files { configuration.downloads = downloads(files) }
        }
        return configuration
    }

    private func host(_ table: TOMLTable) -> Configuration.Host {
        check(table, Self.hostKeys, in: ["host"])
        var host = Configuration.Host()
        host.name = string(table, "name", in: ["host"])
        host.unix = string(table, "unix", in: ["host"])
        host.data = string(table, "data", in: ["host"])
        host.listen = strings(table, "listen", in: ["host"])
        host.passwordFile = string(table, "password-file", in: ["host"])
        host.members = string(table, "members", in: ["host"])
        host.owners = strings(table, "owners", in: ["host"])
        host.hidePeople = flag(table, "hide-people", in: ["host"])
        host.motd = string(table, "motd", in: ["host"])
        return host
    }

    /// Refuses keys that mean nothing here.
    func check(_ table: TOMLTable, _ keys: Set<String>, in section: [String]) {
        for key in table.keys.sorted() where !keys.contains(key) {
            let known = keys.sorted().joined(separator: ", ")
            note(.name(section + [key]), "no setting is called \(key); there are: \(known)")
        }
    }

    /// The table under a key; nil if there is none.
    func section(_ table: TOMLTable, _ key: String, in section: [String]) -> TOMLTable? {
        guard let value = table[key] else { return nil }
        let name = (section + [key]).map { $0.contains("#") ? "\"\($0)\"" : $0 }.joined(separator: ".")
        return required(value.table, at: section + [key], "\(key) must be a table: [\(name)]")
    }

    func string(_ table: TOMLTable, _ key: String, in section: [String]) -> String? {
        guard let value = table[key] else { return nil }
        return required(value.string, at: section + [key], "\(key) must be a text in quotes")
    }

    func strings(_ table: TOMLTable, _ key: String, in section: [String]) -> [String] {
        guard let value = table[key] else { return [] }
        let what = "\(key) must be a list of texts: [\"…\"]"
        guard let array = required(value.array, at: section + [key], what) else { return [] }
        let strings = array.map(\.string)
        for (index, string) in strings.enumerated() where string == nil { note(.item(section + [key], index), what) }
        // What stands behind a wrong item keeps its number.
        return strings.contains(nil) ? [] : strings.compactMap(\.self)
    }

    func flag(_ table: TOMLTable, _ key: String, in section: [String]) -> Bool? {
        guard let value = table[key] else { return nil }
        return required(value.bool, at: section + [key], "\(key) must be true or false")
    }

    /// The value of a setting if it is of the right kind; what it must be is noted if not.
    func required<Value>(_ value: Value?, at path: [String], _ what: String) -> Value? {
        if value == nil { note(.value(path), what) }
        return value
    }

    /// What a setting's text means; what is wrong with it is noted.
    func read<Value, Failure: Error>(
        _ place: SettingPlace, _ what: (Failure) -> String, _ make: () throws(Failure) -> Value
    ) -> Value? {
        do { return try make() } catch {
            note(place, what(error), cause: error)
            return nil
        }
    }

    /// Notes a mistake.
    func note(_ place: SettingPlace, _ what: String, cause: (any Error)? = nil) {
        mistakes.add(mistake(at: place, what, cause: cause))
    }

    /// Says where a mistake is and what it is.
    func mistake(at place: SettingPlace, _ what: String, cause: (any Error)? = nil) -> ConfigurationMistake {
        ConfigurationMistake(in: path, at: places.position(of: place), what, cause: cause)
    }
}
