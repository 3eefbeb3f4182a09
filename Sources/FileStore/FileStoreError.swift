/// What can go wrong with files: a code, a sentence for a person, and the cause.
package struct FileStoreError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// The folder in which files are kept can't be made or opened.
        case folder
        /// The disk has no room for a file of that size.
        case noSpace
        /// The disk is full.
        case full
        /// The disk, or the folder on it, can only be read.
        case readOnly
        /// The file is larger than is allowed, alone or with what is there already.
        case tooLarge
        /// No such file is there.
        case noSuchFile
        /// The person may not read or write it.
        case notAllowed
        /// It is neither a file nor a folder that could be sent.
        case unfit
        /// The bytes are not those that they should be.
        case differs
        /// The file was changed since it was opened.
        case changed
        /// Bytes came for another place than the next.
        case wrongPlace
        /// More is open or waits than is taken.
        case busy
        /// Everything is closed.
        case closed
        /// Anything else that the system reports.
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
