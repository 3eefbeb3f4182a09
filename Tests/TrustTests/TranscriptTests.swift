import ChatModel
import Testing

@testable import Trust

struct TranscriptTests {
    private static func digest(_ byte: UInt8) -> ChatModel.Digest {
        ChatModel.Digest([UInt8](repeating: byte, count: 32)) ?? .random()
    }

    private static func transcript(
        version: UInt32 = 1, client: UInt8 = 2, hub: UInt8 = 3, userKey: UInt8 = 4, hubKey: UInt8 = 5, hash: UInt8? = 6
    ) throws -> HandshakeTranscript {
        let binding = hash.map {
            ChannelBinding.tls(PresentedCertificate(hub: HubID(digest(9)), hash: digest($0)))
        }
        return try HandshakeTranscript(
            version: version, clientNonce: digest(client), hubNonce: digest(hub),
            userKey: [UInt8](repeating: userKey, count: 32), hubKey: [UInt8](repeating: hubKey, count: 65),
            binding: binding ?? .plain)
    }

    @Test func theBytesAreThoseOfTheTable() throws {
        let bytes = try Self.transcript().bytes(for: .hub)
        let fields = ["02", "03", "04"].map { String(repeating: $0, count: 32) }.joined()
        #expect(
            Hex.encode(bytes) == Hex.encode("hubbub hub proof v1\0".utf8) + "00000001" + fields
                + String(repeating: "05", count: 65) + String(repeating: "06", count: 32))
        #expect(bytes.count == 217)
        #expect(try Self.transcript(hash: nil).bytes(for: .user).suffix(32) == [UInt8](repeating: 0, count: 32)[...])
    }

    @Test func theTwoSidesNeverSignTheSame() throws {
        let transcript = try Self.transcript()
        let (hub, user) = (transcript.bytes(for: .hub), transcript.bytes(for: .user))
        #expect(hub != user)
        #expect(hub.count == user.count)
    }

    @Test func everyFieldChangesBothSignatures() throws {
        let original = try Self.transcript()
        let changed = try [
            Self.transcript(version: 256), Self.transcript(client: 7), Self.transcript(hub: 7),
            Self.transcript(userKey: 7), Self.transcript(hubKey: 7), Self.transcript(hash: 7),
            Self.transcript(hash: nil), Self.transcript(client: 3, hub: 2),
        ]
        let (hub, user) = (try HubIdentity.ephemeral(), UserIdentity())
        let key = hub.key.publicKey
        let userKey = try #require(UserKey(user.publicKey))
        let hubSignature = try hub.sign(original.bytes(for: .hub))
        let userSignature = try user.sign(original.bytes(for: .user))
        #expect(HubKey.verify(hubSignature, over: original.bytes(for: .hub), by: key))
        #expect(userKey.accepts(userSignature, original.bytes(for: .user)))
        for other in changed {
            #expect(!HubKey.verify(hubSignature, over: other.bytes(for: .hub), by: key))
            #expect(!userKey.accepts(userSignature, other.bytes(for: .user)))
        }
        #expect(!HubKey.verify(hubSignature, over: original.bytes(for: .user), by: key))
        #expect(!userKey.accepts(userSignature, original.bytes(for: .hub)))
    }

    @Test(arguments: [(31, 65), (33, 65), (32, 64), (32, 66), (0, 0)])
    func keysOfAnotherLengthAreRefused(user: Int, hub: Int) {
        let error = #expect(throws: TrustError.self) {
            try HandshakeTranscript(
                version: 1, clientNonce: .random(), hubNonce: .random(), userKey: [UInt8](repeating: 1, count: user),
                hubKey: [UInt8](repeating: 1, count: hub), binding: .plain)
        }
        #expect(error?.code == .malformed)
    }

    @Test func noncesDoNotRepeat() {
        #expect(Set((0..<1_000).map { _ in ChatModel.Digest.random() }).count == 1_000)
    }
}
