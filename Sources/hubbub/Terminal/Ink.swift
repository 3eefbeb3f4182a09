import Foundation

/// How found words are made to stand out.
struct Ink: Hashable, Sendable {
    let begin: String
    let end: String

    /// In bold, on a terminal.
    static let bold = Ink(begin: "\u{1B}[1m", end: "\u{1B}[0m")
    /// In quotation marks, anywhere.
    static let quoted = Ink(begin: "«", end: "»")

    /// What suits standard output; `NO_COLOR` (no-color.org) is honoured.
    static func ofOutput(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Ink {
        isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty ? .bold : .quoted
    }
}
