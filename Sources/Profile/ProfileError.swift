/// What can go wrong in a person's files: a code, a sentence for a person, and the cause.
package struct ProfileError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        case unreadable
        case unwritable
        case malformed
        /// It is there already, and must not be written over.
        case exists
        /// Others on this machine may change it.
        case open
    }

    package let code: Code
    /// One sentence that says what happened and what to do; of a file of settings a line for each mistake in it.
    package let message: String
    /// What caused it, if something else did.
    package let cause: (any Error)?
    /// What is wrong in a file of settings, in the order of the file; empty if something else went wrong.
    let mistakes: [ConfigurationMistake]

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        mistakes = []
    }

    init(_ mistakes: [ConfigurationMistake]) {
        code = .malformed
        message = mistakes.map(\.message).joined(separator: "\n")
        cause = mistakes.first?.cause
        self.mistakes = mistakes
    }
}
