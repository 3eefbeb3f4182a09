import ChatModel
import Trust

/// What can go wrong in a connection to a hub: a code, a sentence for a person, and the cause.
package struct HubConnectionError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// The name is not known, or no way leads to the address.
        case unreachable
        /// The machine is there, but no program listens at that port or path.
        case nothingListens
        /// Nothing came back within the time given.
        case timedOut
        /// Something answers there, but not as a hub does.
        case notAHub
        /// TLS was tried with a hub that speaks without it.
        case plainHub
        /// A hub that speaks TLS was spoken to without it.
        case tlsHub
        /// The hub's key is not to be trusted, or does not prove what it should.
        case untrusted(TrustError.Code)
        /// The hub asks for its password, and none is known here.
        case passwordNeeded(HubID)
        /// The hub has another password than the one that was given or remembered.
        case wrongPassword(HubID)
        /// The hub said no to the whole session.
        case refused(Refusal.Code)
        /// The connection was open and ended without a goodbye.
        case lost
        /// The request does not fit in a frame; the connection goes on.
        case unsendable
    }

    package let code: Code
    /// One sentence that says what happened and what to do.
    package let message: String
    /// What caused it, if something else did.
    package let cause: (any Error)?
    /// Which of a hub's addresses it is about, where several were tried.
    package internal(set) var address: HubAddress?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

extension HubConnectionError {
    /// Whether a later try may succeed without anybody changing anything: the hub restarts, the network comes back.
    package var isPassing: Bool {
        switch code {
        case .unreachable, .nothingListens, .timedOut, .lost: true
        case .refused(let code): code == .stopping || code == .tooManySessions || code == .handshakeTimeout
        case .notAHub, .plainHub, .tlsHub, .untrusted, .passwordNeeded, .wrongPassword, .unsendable: false
        }
    }

    init(_ error: TrustError) { self.init(.untrusted(error.code), error.message, cause: error) }

    init(_ refusal: Refusal) {
        let detail = refusal.detail.isEmpty ? "The hub does not let this session in." : refusal.detail
        self.init(.refused(refusal.code), detail)
    }

    static func lost(cause: (any Error)? = nil) -> HubConnectionError {
        HubConnectionError(.lost, "The connection to the hub was lost; connect again.", cause: cause)
    }

    static func silent(seconds: Int64) -> HubConnectionError {
        HubConnectionError(.lost, "Nothing was heard from the hub for \(seconds) s; connect again.")
    }
}
