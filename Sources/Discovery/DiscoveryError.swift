/// What can go wrong in finding hubs: a code, a sentence for a person, and the cause.
package struct DiscoveryError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// A UDP socket could not be opened, or was lost.
        case socket
        /// Another program keeps a UDP port for itself.
        case portTaken
        /// The system does not tell its network interfaces.
        case interfaces
        /// The number of the hub's start can't be stored.
        case startNumber
        /// A host's name has no address.
        case unknownHost
        /// Nothing came back in time.
        case noAnswer
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
