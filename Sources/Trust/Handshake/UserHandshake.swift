import ChatModel

/// The client's side of a handshake, from its first frame on.
package struct UserHandshake: Sendable {
    /// What to send first.
    package let hello: Hello
    private let identity: UserIdentity

    package init(
        as identity: UserIdentity, software: String, speaking versions: [UInt32] = [WireVersion.current],
        features: [String] = [], nonce: ChatModel.Digest = .random()
    ) {
        self.identity = identity
        hello = Hello(
            versions: versions, features: features, software: software, userKey: identity.publicKey, nonce: nonce)
    }

    /// Checks what the hub answered: a version that was offered, the key met in TLS, a signature over this handshake.
    ///
    /// Without TLS the caller compares the result's hub with what it knows before it sends the proof.
    /// - Throws: ``TrustError`` (`version`, `malformed`, `signature`, `wrongHub`).
    package func verify(_ challenge: Challenge, over binding: ChannelBinding) throws(TrustError) -> ProvenHub {
        guard hello.versions.contains(challenge.version) else {
            throw TrustError(.version, "The hub chose a version of the protocol that was not offered to it; update it.")
        }
        guard let key = HubKey.read(challenge.hubKey) else {
            throw TrustError(.malformed, "The hub's key is no P-256 key.")
        }
        let hub = HubID(key)
        if case .tls(let certificate) = binding, certificate.hub != hub {
            throw .wrongHub(expected: certificate.hub, met: hub)
        }
        let transcript = try HandshakeTranscript(
            version: challenge.version, clientNonce: hello.nonce, hubNonce: challenge.nonce, userKey: hello.userKey,
            hubKey: challenge.hubKey, binding: binding)
        guard HubKey.verify(challenge.signature, over: transcript.bytes(for: .hub), by: key) else {
            throw TrustError(
                .signature, "The hub's signature does not fit its key and this connection. Nothing was sent to it.")
        }
        return ProvenHub(
            id: hub, version: challenge.version, features: challenge.features, name: challenge.name, identity: identity,
            transcript: transcript)
    }
}

/// A hub that has proven its key in this handshake, and to which the user may now prove theirs.
package struct ProvenHub: Sendable {
    package let id: HubID
    /// The wire version that both speak from here on.
    package let version: UInt32
    /// Names of optional abilities that the hub has.
    package let features: [String]
    /// What the hub calls itself.
    package let name: HubName
    fileprivate let identity: UserIdentity
    fileprivate let transcript: HandshakeTranscript

    /// The client's second frame.
    /// - Throws: ``TrustError`` if the key can't sign.
    package func proof(nick: Nick, kind: SessionKind) throws(TrustError) -> Proof {
        Proof(signature: try identity.sign(transcript.bytes(for: .user)), nick: nick, kind: kind)
    }
}
