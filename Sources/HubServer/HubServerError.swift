import Foundation
import NIOCore

/// What can go wrong in running a hub: a code, a sentence for a person, and the cause.
package struct HubServerError: Error, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// Another program listens there.
        case portTaken
        /// The address can't be listened on.
        case bind
        /// The data folder, its key or its journal can't be used.
        case dataFolder
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

extension HubServerError {
    /// Says which address could not be listened on, why, and what to do.
    static func binding(_ address: ListenAddress, failedWith error: any Error) -> HubServerError {
        let reason = (error as? IOError)?.errnoCode
        switch (reason, address) {
        case (EADDRINUSE, .tcp(let host, let port)):
            let next = port < .max ? port + 1 : 0
            let other = ListenAddress.tcp(host: host, port: next).text
            return HubServerError(
                .portTaken,
                "Port \(port) is in use by another program (or another hub). Choose one: hubbub host --listen \(other)",
                cause: error)
        case (EACCES, _):
            return HubServerError(
                .bind, "Listening on \(address.text) is not permitted. Choose a port above 1023, or a folder of yours.",
                cause: error)
        default:
            return HubServerError(
                .bind, "This machine can't listen on \(address.text). Choose one of its own addresses with --listen.",
                cause: error)
        }
    }
}
