import ChatModel

/// What can go wrong in keys, certificates and handshakes: a code, a sentence for a person, and the cause.
package struct TrustError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// A key's file is missing, broken, or open to others.
        case keyFile
        /// A certificate is broken or not of the kind that hubs have.
        case certificate
        /// A signature does not fit its key and this connection.
        case signature
        /// What the other side sent is not what this place of the handshake needs.
        case malformed
        /// The two sides share no wire version.
        case version
        /// The file of known hubs can't be read or written.
        case knownHubs
        /// Another key was met than the one pinned there.
        case keyChanged(was: KnownHub, met: HubID)
        /// Another hub answered than the one that was chosen from the list; what is known of the chosen one, if its key
        /// was accepted before.
        case wrongHub(expected: HubID, met: HubID, known: KnownHub?)
        /// A key that was never accepted.
        case unknownHub(HubID)
        /// The password that was proven is not the hub's.
        case wrongPassword
        /// The password was proven to another channel: somebody stands between the two sides.
        case wrongBinding
        /// The file of a password, or of what is kept of one, can't be used.
        case passwordFile
        /// The list of members can't be used.
        case members
    }

    package let code: Code
    /// What happened and what to do, for a person.
    package let message: String
    /// What caused it, if something else did.
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// What a hub answers to a client whose handshake failed so.
    package var refusal: Refusal { Refusal(subject: .session, code: refusalCode, detail: message) }

    private var refusalCode: Refusal.Code {
        switch code {
        case .version: .version
        case .malformed: .malformed
        case .signature: .signature
        case .wrongPassword: .wrongPassword
        case .wrongBinding: .wrongBinding
        case .passwordFile, .members, .keyFile, .certificate, .knownHubs, .keyChanged, .wrongHub, .unknownHub: .other
        }
    }
}
