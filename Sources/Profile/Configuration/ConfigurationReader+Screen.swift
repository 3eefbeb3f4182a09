import Assets
import TOMLKit

/// The look, and the table `[terminal]`.
extension ConfigurationReader {
    /// - Throws: ``ProfileError``.
    func readScreen(_ table: TOMLTable, into configuration: inout Configuration) throws(ProfileError) {
        configuration.theme = try choice(table, "theme", of: Configuration.themes, in: [])
        guard let terminal = try section(table, "terminal", in: []) else { return }
        try check(terminal, ["notify", "mouse"], in: ["terminal"])
        configuration.terminal.mouse = try flag(terminal, "mouse", in: ["terminal"])
        configuration.terminal.notify = try choice(
            terminal, "notify", of: Configuration.Terminal.notifications, in: ["terminal"])
    }

    /// One of some words.
    private func choice(
        _ table: TOMLTable, _ key: String, of words: [String], in section: [String]
    ) throws(ProfileError) -> String? {
        guard let word = try string(table, key, in: section) else { return nil }
        guard words.contains(word) else {
            let all = words.map { "\"\($0)\"" }.joined(separator: ", ")
            throw mistake(at: section + [key], "\(key) is one of \(all)")
        }
        return word
    }
}

extension Configuration {
    /// What `theme` can be.
    package static let themes = ["standard"] + Assets.themes.map(\.name)
}
