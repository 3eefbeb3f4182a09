import ChatModel
import Crypto

/// The hub's side of a handshake, from the moment when a hello has come.
package struct HubHandshake: Sendable {
    /// What to send to the client.
    package let challenge: Challenge
    private let transcript: HandshakeTranscript
    private let userKey: Curve25519.Signing.PublicKey

    /// Answers a hello: chooses the version and signs both nonces.
    /// - Throws: ``TrustError`` (`malformed`, `version`); its ``TrustError/refusal`` is for the client.
    package init(
        answering hello: Hello, as identity: HubIdentity, named name: HubName, over binding: ChannelBinding,
        speaking versions: [UInt32] = [WireVersion.current], features: [String] = [],
        nonce: ChatModel.Digest = .random()
    ) throws(TrustError) {
        guard let version = hello.versions.first(where: versions.contains) else {
            throw TrustError(.version, "This hub speaks another version of the protocol; update hubbub on both sides.")
        }
        guard let userKey = try? Curve25519.Signing.PublicKey(rawRepresentation: hello.userKey) else {
            throw TrustError(.malformed, "The user's key is no Ed25519 key.")
        }
        self.userKey = userKey
        transcript = try HandshakeTranscript(
            version: version, clientNonce: hello.nonce, hubNonce: nonce, userKey: hello.userKey,
            hubKey: identity.publicKey, binding: binding)
        challenge = Challenge(
            version: version, features: features, hubKey: identity.publicKey, nonce: nonce,
            signature: try identity.sign(transcript.bytes(for: .hub)), name: name)
    }

    /// The user whose key signed this very handshake.
    /// - Throws: ``TrustError`` (`signature`) if it did not.
    package func user(provenBy proof: Proof) throws(TrustError) -> UserID {
        guard userKey.isValidSignature(proof.signature, for: transcript.bytes(for: .user)) else {
            throw TrustError(
                .signature, "The signature does not fit the user's key and this connection; connect again.")
        }
        return UserID(publicKey: transcript.userKey)
    }
}
