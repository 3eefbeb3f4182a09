import TOMLKit

/// The file `config.toml`: written by people, never by the program. Reading blocks on the disk.
package struct ConfigurationFile: Sendable {
    package let path: String
    /// Whether it is a mistake if there is no such file: it was asked for by name.
    package let isRequired: Bool

    package init(path: String, isRequired: Bool = false) {
        self.path = path
        self.isRequired = isRequired
    }

    /// - Throws: ``ProfileError`` (`malformed`) with line and column of the mistake.
    package func read() throws(ProfileError) -> Configuration {
        guard let text = try PrivateText(path: path).read() else {
            guard isRequired else { return Configuration() }
            throw ProfileError(.unreadable, "There is no file \(path); check the path after --config.")
        }
        do {
            return try ConfigurationReader(text: text, path: path).read(try TOMLTable(string: text))
        } catch let error as TOMLParseError {
            let position = (line: error.source.begin.line, column: error.source.begin.column)
            throw ConfigurationReader(text: text, path: path).mistake(at: position, error.description, cause: error)
        } catch {
            throw error as? ProfileError ?? ProfileError(.malformed, "\(path) can't be understood.", cause: error)
        }
    }
}

/// Takes the settings that exist out of a table, and says where the others stand.
struct ConfigurationReader {
    let text: String
    let path: String

    private static let keys: Set<String> = ["nick", "host"]
    private static let hostKeys: Set<String> = ["name", "listen", "unix", "data"]

    /// - Throws: ``ProfileError``.
    func read(_ table: TOMLTable) throws(ProfileError) -> Configuration {
        try check(table, Self.keys, in: nil)
        var configuration = Configuration()
        configuration.nick = try string(table, "nick", in: nil)
        if let value = table["host"] {
            guard let host = value.table else { throw wrongKind("host", in: nil, "a table: [host]") }
            try check(host, Self.hostKeys, in: "host")
            configuration.host.name = try string(host, "name", in: "host")
            configuration.host.unix = try string(host, "unix", in: "host")
            configuration.host.data = try string(host, "data", in: "host")
            configuration.host.listen = try strings(host, "listen", in: "host")
        }
        return configuration
    }

    private func check(_ table: TOMLTable, _ keys: Set<String>, in section: String?) throws(ProfileError) {
        for key in table.keys.sorted() where !keys.contains(key) {
            let known = keys.sorted().joined(separator: ", ")
            throw mistake(at: position(of: key, in: section), "no setting is called \(key); there are: \(known)")
        }
    }

    private func string(_ table: TOMLTable, _ key: String, in section: String?) throws(ProfileError) -> String? {
        guard let value = table[key] else { return nil }
        guard let string = value.string else { throw wrongKind(key, in: section, "a text in quotes") }
        return string
    }

    private func strings(_ table: TOMLTable, _ key: String, in section: String?) throws(ProfileError) -> [String] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongKind(key, in: section, "a list of texts: [\"…\"]") }
        let strings = array.compactMap(\.string)
        guard strings.count == array.count else { throw wrongKind(key, in: section, "a list of texts: [\"…\"]") }
        return strings
    }

    private func wrongKind(_ key: String, in section: String?, _ wanted: String) -> ProfileError {
        mistake(at: position(of: key, in: section), "\(key) must be \(wanted)")
    }

    /// Says where a mistake is and what it is.
    func mistake(
        at position: (line: Int, column: Int)?, _ what: String, cause: (any Error)? = nil
    ) -> ProfileError {
        let place = position.map { "\(path), line \($0.line), column \($0.column)" } ?? path
        return ProfileError(.malformed, "\(place): \(what).", cause: cause)
    }

    /// Where a key stands, from 1; the parser does not tell for values that it could read.
    private func position(of key: String, in section: String?) -> (line: Int, column: Int)? {
        var current: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            if let header = content.firstMatch(of: /^\[+\s*"?([^\]"]+)"?\s*\]/) {
                current = String(header.output.1)
                if section == nil, current == key { return (index + 1, line.count - content.count + 1) }
            } else if let found = content.firstMatch(of: /^["']?([\w.-]+)["']?\s*=/) {
                let name = [current, String(found.output.1)].compactMap(\.self).joined(separator: ".")
                if name == [section, key].compactMap(\.self).joined(separator: ".") {
                    return (index + 1, line.count - content.count + 1)
                }
            }
        }
        return nil
    }
}
