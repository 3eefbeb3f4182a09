import Assets
import TerminalCore

/// The themes that come with the program, by name.
extension Theme {
    /// The roles as a theme's file names them.
    private static let roles: [(name: String, path: WritableKeyPath<Theme, Style> & Sendable)] = [
        ("text", \.text), ("dim", \.dim), ("accent", \.accent), ("title", \.title), ("mention", \.mention),
        ("rule", \.rule), ("error", \.error), ("chosen", \.chosen), ("notice", \.notice),
    ]

    /// The names of all, in the order in which they are listed.
    package static var names: [String] { [standard.name] + Assets.themes.map(\.name) }

    /// The theme of this name; nil if there is none.
    package static func named(_ name: String) -> Theme? {
        if name == standard.name { return standard }
        return Assets.themes.first { $0.name == name }.flatMap { Theme(name: name, AssetTable($0.text)) }
    }

    /// A theme of ours; nil if its file says what can't be understood, which a test excludes.
    private init?(name: String, _ table: AssetTable) {
        self = .standard
        self.name = name
        for line in table.lines {
            if line.key == "nicks" {
                nicks = line.values.compactMap(Color.init(written:))
                guard nicks.count == line.values.count, !nicks.isEmpty else { return nil }
            } else {
                guard let role = Self.roles.first(where: { $0.name == line.key }),
                    let style = try? Style(written: line.values.first ?? "")
                else { return nil }
                self[keyPath: role.path] = style
            }
        }
    }
}

extension Grid {
    /// Gives what has the terminal's own colours those of a theme's plain text.
    mutating func ground(_ theme: Theme) {
        let (ink, ground) = (theme.text.foreground, theme.text.background)
        guard ink != .terminal || ground != .terminal else { return }
        restyle(bounds) { style in
            if style.foreground == .terminal { style.foreground = ink }
            if style.background == .terminal { style.background = ground }
        }
    }
}
