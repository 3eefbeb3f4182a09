/// A setting of `config.toml` that is about the client, by the name that it has there.
package enum ClientSetting: String, CaseIterable, Hashable, Sendable {
    case theme, typing
    case mouse = "terminal.mouse"
    case notify = "terminal.notify"
    case ambiguous = "terminal.ambiguous"
    case downloads = "files.downloads"

    /// The setting of a name, whole or without its table.
    package init?(named name: String) {
        let name = name.lowercased()
        let found = Self.allCases.first { $0.rawValue == name || $0.rawValue.hasSuffix("." + name) }
        guard let found else { return nil }
        self = found
    }

    /// When another value of it counts.
    package enum Change: Hashable, Sendable {
        case atOnce
        case atNextStart
        /// Only the settings file can change it.
        case inFile
    }

    package var change: Change {
        switch self {
        case .theme, .typing, .mouse, .notify: .atOnce
        case .ambiguous: .atNextStart
        case .downloads: .inFile
        }
    }

    /// What it can be, first what it is if nothing is said; empty where that is not for the client to say.
    package var words: [String] {
        switch self {
        case .typing, .mouse: ["true", "false"]
        case .notify: ["auto", "osc9", "osc777", "osc99", "bell", "none"]
        case .ambiguous: ["auto", "1", "2"]
        case .theme, .downloads: []
        }
    }

    /// A value as the settings file has it: `on` means true.
    package func value(of word: String) -> String {
        let word = word.lowercased()
        guard self == .typing || self == .mouse else { return word }
        return ["on": "true", "yes": "true", "off": "false", "no": "false"][word] ?? word
    }
}

/// What `/set` does.
package enum SettingOrder: Hashable, Sendable {
    case list
    case show(ClientSetting)
    case change(ClientSetting, String)
}

/// A setting and what it is now.
package struct SettingLine: Hashable, Sendable {
    package let setting: ClientSetting
    package let value: String

    package init(_ setting: ClientSetting, _ value: String) { (self.setting, self.value) = (setting, value) }
}
