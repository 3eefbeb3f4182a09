/// Why the full screen can't be shown.
package struct TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of trouble.
    package enum Code: Hashable, Sendable {
        /// Input or output is a file or a pipe.
        case notATerminal
        /// TERM is unset or names a terminal that can't place its cursor.
        case unknownTerminal
        /// The screen was started before and not stopped.
        case alreadyStarted
    }

    package let code: Code
    /// The sentence for the person.
    package let message: String
    /// What the environment said: the value of TERM.
    package let cause: String?

    package var description: String { message }

    static let notATerminal = TerminalError(
        code: .notATerminal,
        message:
            "The full screen needs a terminal for both input and output; in a pipe use hubbub send or hubbub tail.",
        cause: nil)

    static func unknownTerminal(_ name: String?) -> TerminalError {
        let problem = name.map { "The terminal type \"\($0)\" is not known here" } ?? "The terminal's type is not set"
        return TerminalError(
            code: .unknownTerminal,
            message: "\(problem), so the full screen can't be drawn; try TERM=xterm-256color hubbub.", cause: name)
    }

    static let alreadyStarted = TerminalError(
        code: .alreadyStarted, message: "The screen is already open in this process.", cause: nil)
}
