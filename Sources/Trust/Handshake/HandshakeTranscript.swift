import ChatModel

/// What both sides of a handshake sign, each behind a label of its own, so that no signature serves for the other.
///
/// The signed bytes are, one after the other and without separators:
///
/// | bytes | field |
/// |---|---|
/// | 20 | label: `hubbub hub proof v1` or `hubbub usr proof v1` in ASCII, and a zero byte |
/// | 4 | wire version, big-endian |
/// | 32 | the client's nonce |
/// | 32 | the hub's nonce |
/// | 32 | the user's raw Ed25519 public key |
/// | 65 | the hub's P-256 public key, X9.63 uncompressed |
/// | 32 | SHA-256 of the certificate's DER, or zeros without TLS |
///
/// Every field has a fixed length, so different values never give the same bytes.
package struct HandshakeTranscript: Hashable, Sendable {
    /// Whose signature it is.
    package enum Signer: String, Hashable, Sendable, CaseIterable {
        case hub = "hubbub hub proof v1\0"
        case user = "hubbub usr proof v1\0"
    }

    /// The length of a raw Ed25519 public key.
    static let userKeyBytes = 32

    let version: UInt32
    let clientNonce: ChatModel.Digest
    let hubNonce: ChatModel.Digest
    let userKey: [UInt8]
    let hubKey: [UInt8]
    let binding: ChannelBinding

    /// - Throws: ``TrustError`` (`malformed`) if a key does not have its length.
    init(
        version: UInt32, clientNonce: ChatModel.Digest, hubNonce: ChatModel.Digest, userKey: [UInt8], hubKey: [UInt8],
        binding: ChannelBinding
    ) throws(TrustError) {
        guard userKey.count == Self.userKeyBytes, hubKey.count == HubKey.byteCount else {
            throw TrustError(.malformed, "The other side's key does not have the length of a key.")
        }
        self.version = version
        self.clientNonce = clientNonce
        self.hubNonce = hubNonce
        self.userKey = userKey
        self.hubKey = hubKey
        self.binding = binding
    }

    /// The bytes that a side signs.
    package func bytes(for signer: Signer) -> [UInt8] {
        Array(signer.rawValue.utf8) + BigEndian.bytes(version) + clientNonce.bytes + hubNonce.bytes + userKey + hubKey
            + binding.bytes
    }
}

/// Numbers as bytes, most significant first.
enum BigEndian {
    static func bytes(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian, Array.init) }
}
