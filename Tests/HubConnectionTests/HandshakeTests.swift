import ChatModel
import HubConnection
import NIOCore
import Testing
import TestKit
import Trust

@Suite struct HandshakeTests {
    @Test func theSessionKnowsWhoTheHubIsAndWhatItSaidAtTheDoor() async throws {
        let hub = try await ScriptedHub.listen()
        let identity = try HubIdentity.ephemeral()
        async let session = Play.connection(to: hub.address()).run { session in
            (session.hub, session.hubName.text, session.welcome.credit, session.welcome.you.nick.text)
        }
        let peer = try await hub.accept()
        try await Play.welcome(peer, as: identity)
        #expect(try await peer.nextRequest() == .goodbye)
        try await peer.send(.goodbye(.asked))
        await peer.close()
        #expect(try await session == (identity.id, "lab", 256, "ann"))
        await hub.close()
    }

    @Test func aHubInTLSIsReachedAndItsCertificateIsBoundToTheHandshake() async throws {
        let identity = try HubIdentity.ephemeral()
        let context = try HubTLS.context(identity)
        let hub = try await ScriptedHub.listen { channel in
            try channel.pipeline.syncOperations.addHandler(TLS.server(context))
        }
        async let met = Play.connection(to: hub.address(plain: false)).run { $0.hub }
        let peer = try await hub.accept()
        try await Play.welcome(peer, as: identity, over: .tls(identity.presented))
        _ = try await peer.nextRequest()
        await peer.close()
        #expect(try await met == identity.id)
        await hub.close()
    }

    @Test func aKeyThatThePolicyRefusesGetsNoProof() async throws {
        let hub = try await ScriptedHub.listen()
        let identity = try HubIdentity.ephemeral()
        let refusing: HubPolicy = { (id: HubID) throws(TrustError) in throw TrustError(.unknownHub(id), "Not known.") }
        async let error = failure(of: Play.connection(to: hub.address(), trusting: refusing))
        let peer = try await hub.accept()
        guard case .hello(let hello) = try await peer.nextRequest() else { throw Play.Unexpected() }
        let handshake = try HubHandshake(answering: hello, as: identity, named: try HubName("lab"), over: .plain)
        try await peer.send(.challenge(handshake.challenge))
        #expect(try await peer.end() == [])
        #expect(try await error?.code == .untrusted(.unknownHub(identity.id)))
        await hub.close()
    }

    @Test func inTLSAKeyThatThePolicyRefusesGetsNothingAtAll() async throws {
        let identity = try HubIdentity.ephemeral()
        let context = try HubTLS.context(identity)
        let hub = try await ScriptedHub.listen { channel in
            try channel.pipeline.syncOperations.addHandler(TLS.server(context))
        }
        let refusing: HubPolicy = { (id: HubID) throws(TrustError) in
            throw TrustError(.wrongHub(expected: id, met: id, known: nil), "The key has changed.")
        }
        async let error = failure(of: Play.connection(to: hub.address(plain: false), trusting: refusing))
        let peer = try await hub.accept()
        #expect(try await peer.end() == [])
        #expect(try await error?.code == .untrusted(.wrongHub(expected: identity.id, met: identity.id, known: nil)))
        #expect(try await error?.message == "The key has changed.")
        await hub.close()
    }

    /// The hub that a person chose from the list has this key; whoever answers at its address with another learns nothing,
    /// not even where new hubs are accepted.
    @Test func aHubThatAnswersWithAnotherKeyThanItsRowsGetsNothing() async throws {
        let (chosen, other) = (try HubIdentity.ephemeral(), try HubIdentity.ephemeral())
        let context = try HubTLS.context(other)
        let hub = try await ScriptedHub.listen { channel in
            try channel.pipeline.syncOperations.addHandler(TLS.server(context))
        }
        let policy = try KnownHubs(text: "", path: "known_hubs").policy(expecting: .hub(chosen.id), acceptNew: true)
        async let error = failure(of: Play.connection(to: hub.address(plain: false), trusting: policy))
        let peer = try await hub.accept()
        #expect(try await peer.end() == [])
        #expect(try await error?.code == .untrusted(.wrongHub(expected: chosen.id, met: other.id, known: nil)))
        await hub.close()
    }

    @Test func aHubThatProvesAnotherKeyThanItShowsIsRefused() async throws {
        let hub = try await ScriptedHub.listen()
        let (shown, other) = (try HubIdentity.ephemeral(), try HubIdentity.ephemeral())
        async let error = failure(of: Play.connection(to: hub.address()))
        let peer = try await hub.accept()
        guard case .hello(let hello) = try await peer.nextRequest() else { throw Play.Unexpected() }
        let true_ = try HubHandshake(answering: hello, as: other, named: try HubName("lab"), over: .plain).challenge
        try await peer.send(
            .challenge(
                Challenge(
                    version: true_.version, features: [], hubKey: shown.publicKey, nonce: true_.nonce,
                    signature: true_.signature, name: true_.name)))
        #expect(try await error?.code == .untrusted(.signature))
        await hub.close()
    }

    @Test func aRefusalIsShownInTheHubsWords() async throws {
        let hub = try await ScriptedHub.listen()
        async let error = failure(of: Play.connection(to: hub.address()))
        let peer = try await hub.accept()
        _ = try await peer.nextRequest()
        try await peer.send(.refused(Refusal(subject: .session, code: .tooManySessions, detail: "The hub is full.")))
        #expect(try await error?.code == .refused(.tooManySessions))
        #expect(try await error?.message == "The hub is full.")
        await hub.close()
    }
}
