import ChatModel
import HubConnection
import TestKit
import Trust

/// What the tests of this target share: a person, and a hub's lines in the handshake.
enum Play {
    static let policy: HubPolicy = { (_: HubID) throws(TrustError) in }

    static func login(_ nick: String = "ann") throws -> HubLogin {
        HubLogin(identity: UserIdentity(), nick: try Nick(nick), kind: .member, software: "test")
    }

    /// A connection whose patience is cut short.
    static func connection(
        to address: HubAddress, trusting policy: @escaping HubPolicy = policy,
        adjust: (inout ConnectionTiming) -> Void = { _ in }
    ) throws -> HubConnection {
        var connection = HubConnection(to: address, as: try login(), trusting: policy)
        adjust(&connection.timing)
        return connection
    }

    static func person(_ nick: Nick, _ user: UserID) -> Person {
        Person(number: UserNumber(1), id: user, nick: nick)
    }

    /// Takes a connection and lets the client in, as a hub does.
    @discardableResult
    static func welcome(
        _ peer: ScriptedPeer, as identity: HubIdentity, over binding: ChannelBinding = .plain
    ) async throws -> UserID {
        guard case .hello(let hello) = try await peer.nextRequest() else { throw Unexpected() }
        let handshake = try HubHandshake(answering: hello, as: identity, named: try HubName("lab"), over: binding)
        try await peer.send(.challenge(handshake.challenge))
        guard case .proof(let proof) = try await peer.nextRequest() else { throw Unexpected() }
        let user = try handshake.user(provenBy: proof)
        try await peer.send(
            .welcome(
                Welcome(
                    you: person(proof.nick, user), time: HubTime(milliseconds: 5), credit: 256, people: 1)))
        return user
    }

    struct Unexpected: Error {}
}

/// The error that opening a connection ends with; nil if it opens.
func failure(of connection: HubConnection) async -> HubConnectionError? {
    do {
        try await connection.run { _ in }
        return nil
    } catch {
        return error as? HubConnectionError
    }
}
