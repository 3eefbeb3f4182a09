import ChatModel
import HubServer
import MessageCodec
import NIOSSL
import TestKit
import Trust

/// Somebody between a client and a hub, who ends TLS with a certificate of their own.
struct Middleman {
    let identity: HubIdentity
    let listener: ScriptedHub
    private let hub: HubAddress

    init(before hub: HubServer) async throws {
        guard let address = hub.addresses.first else { throw Guest.Unexpected(what: "address") }
        self.hub = address
        identity = try HubIdentity.ephemeral()
        let context = try HubTLS.context(identity)
        listener = try await ScriptedHub.listen { channel in
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
        }
    }

    /// Where the client is led to.
    var address: HubAddress { listener.address(plain: false) }

    /// A connection of the middleman's to the hub.
    func reachHub() async throws -> (ScriptedPeer, HubCheck) {
        let check = HubCheck { (_: HubID) throws(TrustError) in }
        let peer = try await ScriptedPeer.connect(to: hub) { channel in
            try channel.pipeline.syncOperations.addHandler(ClientTLS().handler(for: "127.0.0.1", check))
        }
        return (peer, check)
    }

    /// Passes on every frame as it is, until the client breaks off; what the hub was sent.
    func relay() async throws -> [Request] {
        let client = try await listener.accept()
        let (hub, _) = try await reachHub()
        var passed: [Request] = []
        while let request = try? await client.nextRequest() {
            passed.append(request)
            try await hub.send(request)
            try await client.send(try await hub.nextAnswer())
        }
        return passed
    }

    /// Shakes hands with both sides under keys of their own, and passes on the password's messages only; what the hub
    /// made of them.
    func relayPassword() async throws -> Refusal {
        let client = try await listener.accept()
        guard case .hello(let hello) = try await client.nextRequest() else { throw Guest.Unexpected(what: "hello") }
        let toClient = try HubHandshake(
            answering: hello, as: identity, named: try HubName("lab"), over: .tls(identity.presented),
            features: [Feature.scramPlus])
        try await client.send(.challenge(toClient.challenge))
        guard case .proof = try await client.nextRequest() else { throw Guest.Unexpected(what: "proof") }

        let (hub, check) = try await reachHub()
        let toHub = UserHandshake(as: UserIdentity(), software: "test", features: [Feature.scramPlus])
        try await hub.send(.hello(toHub.hello))
        guard case .challenge(let challenge) = try await hub.nextAnswer(), let presented = check.presented else {
            throw Guest.Unexpected(what: "challenge")
        }
        let proven = try toHub.verify(challenge, over: .tls(presented))
        try await hub.send(.proof(try proven.proof(nick: try Nick("eve"), kind: .member)))
        while true {
            let answer = try await hub.nextAnswer()
            try await client.send(answer)
            if case .refused(let refusal) = answer { return refusal }
            try await hub.send(try await client.nextRequest())
        }
    }
}
