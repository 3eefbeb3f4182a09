import ChatModel
import Testing

@testable import Trust

struct HandshakeTests {
    let hub: HubIdentity
    let user = UserIdentity()
    let name: HubName
    let nick: Nick

    init() throws {
        hub = try .ephemeral()
        name = try HubName("lab")
        nick = try Nick("ann")
    }

    var tls: ChannelBinding { .tls(hub.presented) }

    @Test(arguments: [false, true])
    func eachSideLearnsTheOthersID(plain: Bool) throws {
        let binding = plain ? ChannelBinding.plain : tls
        let client = UserHandshake(as: user, software: "test")
        let server = try HubHandshake(answering: client.hello, as: hub, named: name, over: binding)
        let proven = try client.verify(server.challenge, over: binding)
        #expect(proven.id == hub.id)
        #expect(proven.version == WireVersion.current)
        #expect(proven.name == name)
        #expect(try server.user(provenBy: proven.proof(nick: nick, kind: .member)) == user.id)
    }

    @Test func theClientsBestSharedVersionIsChosen() throws {
        let client = UserHandshake(as: user, software: "test", speaking: [9, 3, 2, 1])
        let server = try HubHandshake(
            answering: client.hello, as: hub, named: name, over: tls, speaking: [1, 2, 3])
        #expect(server.challenge.version == 3)
        #expect(try client.verify(server.challenge, over: tls).version == 3)
    }

    @Test func noSharedVersionIsRefused() throws {
        let client = UserHandshake(as: user, software: "test", speaking: [9])
        let error = #expect(throws: TrustError.self) {
            try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        }
        #expect(error?.code == .version)
        #expect(error?.refusal.code == .version)
        #expect(error?.refusal.subject == .session)
    }

    @Test(arguments: [[], [UInt8](repeating: 7, count: 31), [UInt8](repeating: 7, count: 33)])
    func aUserKeyOfAnotherLengthIsRefused(key: [UInt8]) {
        let hello = Hello(versions: [1], features: [], software: "test", userKey: key, nonce: .random())
        let error = #expect(throws: TrustError.self) {
            try HubHandshake(answering: hello, as: hub, named: name, over: tls)
        }
        #expect(error?.code == .malformed)
        #expect(error?.refusal.code == .malformed)
    }

    @Test func theHubMustOwnTheKeyItNames() throws {
        let client = UserHandshake(as: user, software: "test")
        let other = try HubIdentity.ephemeral()
        let challenge = try HubHandshake(answering: client.hello, as: hub, named: name, over: .plain).challenge
        let forged = challenge.with(hubKey: other.publicKey)
        #expect(code { try client.verify(forged, over: .plain) } == .signature)
    }

    @Test func theKeyOfTLSMustBeTheKeyOfTheChallenge() throws {
        let other = try HubIdentity.ephemeral()
        let client = UserHandshake(as: user, software: "test")
        let server = try HubHandshake(answering: client.hello, as: hub, named: name, over: .tls(other.presented))
        #expect(
            code { try client.verify(server.challenge, over: .tls(other.presented)) }
                == .wrongHub(expected: other.id, met: hub.id, known: nil))
    }

    @Test func aChallengeRelayedThroughAnotherCertificateFails() throws {
        let client = UserHandshake(as: user, software: "test")
        let server = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        let relay = PresentedCertificate(hub: hub.id, hash: .random())
        #expect(code { try client.verify(server.challenge, over: .tls(relay)) } == .signature)
        #expect(code { try client.verify(server.challenge, over: .plain) } == .signature)
    }

    @Test func aVersionThatWasNotOfferedIsRefused() throws {
        let client = UserHandshake(as: user, software: "test")
        let challenge = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls).challenge
        #expect(code { try client.verify(challenge.with(version: 2), over: tls) } == .version)
    }

    @Test(arguments: [0, 33, 64, 66])
    func aHubKeyOfAnotherLengthIsRefused(count: Int) throws {
        let client = UserHandshake(as: user, software: "test")
        let challenge = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls).challenge
        let key = [UInt8](repeating: 4, count: count)
        #expect(code { try client.verify(challenge.with(hubKey: key), over: tls) } == .malformed)
    }

    @Test func aChallengeIsOfNoUseInAnotherHandshake() throws {
        let first = UserHandshake(as: user, software: "test")
        let challenge = try HubHandshake(answering: first.hello, as: hub, named: name, over: tls).challenge
        let second = UserHandshake(as: user, software: "test")
        #expect(code { try second.verify(challenge, over: tls) } == .signature)
    }

    @Test func aProofIsOfNoUseInAnotherHandshake() throws {
        let client = UserHandshake(as: user, software: "test")
        let first = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        let proof = try client.verify(first.challenge, over: tls).proof(nick: nick, kind: .member)
        let second = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        #expect(code { try second.user(provenBy: proof) } == .signature)
    }

    @Test func aProofForOneHubIsOfNoUseAtAnother() throws {
        let other = try HubIdentity.ephemeral()
        let nonce = ChatModel.Digest.random()
        let client = UserHandshake(as: user, software: "test")
        let here = try HubHandshake(answering: client.hello, as: hub, named: name, over: .plain, nonce: nonce)
        let there = try HubHandshake(answering: client.hello, as: other, named: name, over: .plain, nonce: nonce)
        let proof = try client.verify(here.challenge, over: .plain).proof(nick: nick, kind: .member)
        #expect(code { try there.user(provenBy: proof) } == .signature)
    }

    @Test func somebodyElsesProofIsRefused() throws {
        let client = UserHandshake(as: user, software: "test")
        let server = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        let thief = UserIdentity()
        let transcript = try HandshakeTranscript(
            version: 1, clientNonce: client.hello.nonce, hubNonce: server.challenge.nonce, userKey: user.publicKey,
            hubKey: hub.publicKey, binding: tls)
        let proof = Proof(signature: try thief.sign(transcript.bytes(for: .user)), nick: nick, kind: .member)
        let error = #expect(throws: TrustError.self) { try server.user(provenBy: proof) }
        #expect(error?.refusal.code == .signature)
    }

    @Test(arguments: [0, 63, 65])
    func aSignatureOfAnotherLengthIsRefused(count: Int) throws {
        let client = UserHandshake(as: user, software: "test")
        let server = try HubHandshake(answering: client.hello, as: hub, named: name, over: tls)
        let bytes = [UInt8](repeating: 1, count: count)
        #expect(
            code { try server.user(provenBy: Proof(signature: bytes, nick: nick, kind: .member)) } == .signature)
        #expect(code { try client.verify(server.challenge.with(signature: bytes), over: tls) } == .signature)
    }

    private func code(_ body: () throws -> some Any) -> TrustError.Code? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? TrustError)?.code }
    }
}

extension Challenge {
    fileprivate func with(version: UInt32? = nil, hubKey: [UInt8]? = nil, signature: [UInt8]? = nil) -> Challenge {
        Challenge(
            version: version ?? self.version, features: features, hubKey: hubKey ?? self.hubKey, nonce: nonce,
            signature: signature ?? self.signature, name: name)
    }
}
