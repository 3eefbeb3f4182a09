extension Configuration {
    /// The parts of the file: what reads only some of them does not mind mistakes in the others.
    package enum Part: Hashable, Sendable, CaseIterable {
        /// That nothing in the file is called as no setting is.
        case names
        /// `nick`.
        case person
        /// `theme`, `typing`, `[keys]`, `[aliases]` and `[terminal]`.
        case screen
        /// `[host]`.
        case host
        /// `[discovery]`.
        case discovery
        /// `[retention]` and the tables below it.
        case retention
        /// `[commands.NAME]`.
        case commands
        /// `[files]` and `[share]`.
        case files

        /// The tables that hold it, beside what stands before the first table.
        fileprivate var tables: [String] {
            switch self {
            case .names, .person: []
            case .screen: ["keys", "aliases", "terminal"]
            case .host: ["host"]
            case .discovery: ["discovery"]
            case .retention: ["retention"]
            case .commands: ["commands"]
            case .files: ["files", "share"]
            }
        }
    }
}

/// The lines of a settings file that belong to some of its parts, the others left empty, so that each stays where it is.
/// It is for files that can't be understood as a whole: where the mistake is in another part, these can.
struct ConfigurationExcerpt {
    let text: String

    init(of text: String, parts: Set<Configuration.Part>) {
        let tables = Set(parts.flatMap(\.tables))
        var isWanted = parts.contains(.person) || parts.contains(.screen)
        self.text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if let header = line.prefixMatch(of: /\s*\[+\s*([A-Za-z0-9_\-]+)/) {
                isWanted = tables.contains(String(header.output.1))
            }
            return isWanted ? String(line) : ""
        }.joined(separator: "\n")
    }
}
