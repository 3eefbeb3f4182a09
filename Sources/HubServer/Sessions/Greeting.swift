import ChatModel
import NIOCore
import NIOSSL
import Trust

/// What the hub shows to everyone who connects: its key, its certificate, its name.
struct FrontDoor: Sendable {
    let identity: HubIdentity
    let name: HubName
}

/// One connection's handshake, between its first frame and the welcome.
struct Greeting {
    private enum State {
        case hello
        case proof(HubHandshake)
    }

    /// What the client is to send next.
    enum Expected {
        case hello
        case proof
    }

    /// What to do after one of the client's frames.
    enum Step {
        case answer(Answer)
        case enter(UserID, Nick, SessionKind)
    }

    private var state = State.hello

    func isExpecting(_ expected: Expected) -> Bool {
        switch state {
        case .hello: expected == .hello
        case .proof: expected == .proof
        }
    }

    /// Answers a hello.
    /// - Throws: ``TrustError``.
    mutating func challenge(
        _ hello: Hello, at door: FrontDoor, over context: ChannelHandlerContext
    ) throws(TrustError) -> Challenge {
        let isTLS = (try? context.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)) != nil
        let handshake = try HubHandshake(
            answering: hello, as: door.identity, named: door.name, over: isTLS ? .tls(door.identity.presented) : .plain)
        state = .proof(handshake)
        return handshake.challenge
    }

    /// The user whose proof this is.
    /// - Throws: ``TrustError``.
    func user(provenBy proof: Proof) throws(TrustError) -> UserID {
        guard case .proof(let handshake) = state else {
            throw TrustError(.malformed, "The proof came before the hello.")
        }
        return try handshake.user(provenBy: proof)
    }
}
