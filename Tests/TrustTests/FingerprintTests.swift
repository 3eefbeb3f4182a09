import ChatModel
import Testing

@testable import Trust

struct FingerprintTests {
    @Test func aFingerprintIsWrittenAsOpenSSHWritesIt() throws {
        // printf '' | openssl dgst -sha256 -binary | base64
        let id = UserID(publicKey: [])
        #expect(id.fingerprint == "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")
        #expect(id.shortFingerprint == "SHA256:47DE…FU")
        #expect(HubID(id.digest).shortFingerprint == "SHA256:47DE…FU")
    }

    @Test func aFingerprintIsReadBack() {
        for _ in 0..<100 {
            let hub = HubID(ChatModel.Digest.random())
            #expect(HubID(fingerprint: hub.fingerprint) == hub)
        }
    }

    @Test(arguments: [
        "", "SHA256:", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "sha256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "SHA256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "SHA256:47DE…FU",
    ])
    func whatIsNoFingerprintIsNotRead(text: String) {
        #expect(HubID(fingerprint: text) == nil)
    }

    @Test func aHubsIDIsThatOfItsKeyInX963() throws {
        let hub = try HubIdentity.ephemeral()
        #expect(HubID(publicKey: hub.publicKey) == hub.id)
        #expect(HubID(publicKey: Array(hub.key.publicKey.compressedRepresentation)) == nil)
    }
}
