/// What can be wrong with bytes from the network, or with a value that bytes can't hold: a code, a sentence, and the
/// cause. Every function of this module throws this and nothing else.
package struct WireError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// The bytes end inside a field or a frame.
        case truncated
        /// An integer is not in its shortest form (RFC 9000, section 16).
        case nonMinimal
        /// A number does not fit where it belongs.
        case outOfRange
        /// A text is not UTF-8, or breaks the rules of its kind.
        case text
        /// A frame's length is 0.
        case emptyFrame
        /// A frame or datagram is longer than allowed.
        case tooLong
        /// A byte that chooses between cases names none of them.
        case unknownCase
        /// A list is longer than allowed.
        case tooMany
        /// A key, nonce or signature has the wrong number of bytes.
        case byteCount
        /// A datagram does not begin as one of this protocol does, or is shorter than its answer.
        case foreign
    }

    package let code: Code
    /// One sentence that says what is wrong with what.
    package let message: String
    /// What caused it, if something else did.
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
