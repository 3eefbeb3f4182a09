/// What can go wrong in the journal's store: a code, a sentence for a person, and the cause.
package struct HistoryError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// The data folder, or the journal's file in it, can't be made or opened.
        case folder
        /// Another process holds the data folder.
        case locked
        /// The journal was written by a newer version of this program.
        case newer
        /// The journal was written by an older version of this program, which no hub has opened since.
        case older
        /// The file is no journal, or something in it is not what was written there.
        case unreadable
        /// The disk is full.
        case full
        /// The disk, or the journal's file on it, can only be read.
        case readOnly
        /// Nothing in the words of a search can be looked for.
        case emptySearch
        /// The file that is to be made is there already.
        case exists
        /// More reads or writes wait than the store takes.
        case busy
        /// The store is closed.
        case closed
        /// Anything else that the disk or SQLite reports.
        case failed
    }

    package let code: Code
    /// One sentence that says what happened and what to do.
    package let message: String
    /// What caused it, if something else did.
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
