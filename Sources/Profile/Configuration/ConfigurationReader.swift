import TOMLKit

/// Takes the settings that exist out of a table, and says where the others stand.
struct ConfigurationReader {
    let text: String
    let path: String

    private static let keys: Set<String> = [
        "nick", "theme", "typing", "keys", "aliases", "terminal", "host", "discovery", "retention", "commands", "files",
        "share",
    ]
    private static let hostKeys: Set<String> = [
        "name", "listen", "unix", "data", "password-file", "members", "owners", "hide-people",
    ]

    /// - Throws: ``ProfileError``.
    func read(_ table: TOMLTable, _ parts: Set<Configuration.Part>) throws(ProfileError) -> Configuration {
        var configuration = Configuration()
        if parts.contains(.names) { try check(table, Self.keys, in: []) }
        if parts.contains(.person) { configuration.nick = try string(table, "nick", in: []) }
        if parts.contains(.screen) { try readScreen(table, into: &configuration) }
        if parts.contains(.host), let host = try section(table, "host", in: []) {
            configuration.host = try self.host(host)
        }
        if parts.contains(.discovery), let discovery = try section(table, "discovery", in: []) {
            try check(discovery, ["hubs"], in: ["discovery"])
            configuration.discovery.hubs = try strings(discovery, "hubs", in: ["discovery"])
        }
        if parts.contains(.retention), let retention = try section(table, "retention", in: []) {
            configuration.retention = try self.retention(retention)
        }
        if parts.contains(.commands), let commands = try section(table, "commands", in: []) {
            configuration.commands = try self.commands(commands)
        }
        if parts.contains(.files) {
            let files = try section(table, "files", in: [])
            configuration.files = try self.files(files, sharing: try section(table, "share", in: []))
            if let files { configuration.downloads = try downloads(files) }
        }
        return configuration
    }

    private func host(_ table: TOMLTable) throws(ProfileError) -> Configuration.Host {
        try check(table, Self.hostKeys, in: ["host"])
        var host = Configuration.Host()
        host.name = try string(table, "name", in: ["host"])
        host.unix = try string(table, "unix", in: ["host"])
        host.data = try string(table, "data", in: ["host"])
        host.listen = try strings(table, "listen", in: ["host"])
        host.passwordFile = try string(table, "password-file", in: ["host"])
        host.members = try string(table, "members", in: ["host"])
        host.owners = try strings(table, "owners", in: ["host"])
        host.hidePeople = try flag(table, "hide-people", in: ["host"])
        return host
    }

    /// Refuses keys that mean nothing here.
    func check(_ table: TOMLTable, _ keys: Set<String>, in section: [String]) throws(ProfileError) {
        for key in table.keys.sorted() where !keys.contains(key) {
            let known = keys.sorted().joined(separator: ", ")
            throw mistake(at: section + [key], "no setting is called \(key); there are: \(known)")
        }
    }

    /// The table under a key; nil if there is none.
    func section(_ table: TOMLTable, _ key: String, in section: [String]) throws(ProfileError) -> TOMLTable? {
        guard let value = table[key] else { return nil }
        let name = (section + [key]).map { $0.contains("#") ? "\"\($0)\"" : $0 }.joined(separator: ".")
        guard let table = value.table else { throw mistake(at: section + [key], "\(key) must be a table: [\(name)]") }
        return table
    }

    func string(_ table: TOMLTable, _ key: String, in section: [String]) throws(ProfileError) -> String? {
        guard let value = table[key] else { return nil }
        guard let string = value.string else { throw mistake(at: section + [key], "\(key) must be a text in quotes") }
        return string
    }

    func strings(_ table: TOMLTable, _ key: String, in section: [String]) throws(ProfileError) -> [String] {
        guard let value = table[key] else { return [] }
        let strings = value.array?.compactMap(\.string)
        guard let strings, strings.count == value.array?.count else {
            throw mistake(at: section + [key], "\(key) must be a list of texts: [\"…\"]")
        }
        return strings
    }

    func flag(_ table: TOMLTable, _ key: String, in section: [String]) throws(ProfileError) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw mistake(at: section + [key], "\(key) must be true or false") }
        return flag
    }

    /// Says where a setting's mistake is and what it is.
    func mistake(at path: [String], _ what: String, cause: (any Error)? = nil) -> ProfileError {
        mistake(at: KeyPosition(of: path, in: text), what, cause: cause)
    }

    /// Says where a mistake is and what it is.
    func mistake(at position: KeyPosition?, _ what: String, cause: (any Error)? = nil) -> ProfileError {
        let place = position.map { "\(path), line \($0.line), column \($0.column)" } ?? path
        return ProfileError(.malformed, "\(place): \(what).", cause: cause)
    }
}
