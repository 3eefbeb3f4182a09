import ChatModel
import Crypto

extension ChatModel.Digest {
    /// SHA-256 (FIPS 180-4) of some bytes.
    init(hashing bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        self.init(exactly: Array(hash.finalize()))
    }

    private init(exactly bytes: [UInt8]) {
        guard let value = ChatModel.Digest(bytes) else {
            preconditionFailure("a digest has \(Self.byteCount) bytes")
        }
        self = value
    }

    /// 32 bytes from the system's random generator: one side's nonce of a connection.
    package static func random() -> ChatModel.Digest {
        var generator = SystemRandomNumberGenerator()
        return ChatModel.Digest(exactly: (0..<byteCount).map { _ in generator.next() })
    }
}

extension HubID {
    /// The ID of the hub that has this key: SHA-256 of its SubjectPublicKeyInfo in DER.
    init(_ key: P256.Signing.PublicKey) { self.init(ChatModel.Digest(hashing: key.derRepresentation)) }

    /// The ID of the hub that has this key, given as X9.63 uncompressed, 65 bytes; nil if it is no point of P-256.
    package init?(publicKey: [UInt8]) {
        guard let key = HubKey.read(publicKey) else { return nil }
        self.init(key)
    }
}

extension UserID {
    /// The ID of the user who has this raw 32-byte Ed25519 public key.
    package init(publicKey: [UInt8]) { self.init(ChatModel.Digest(hashing: publicKey)) }
}

/// Reading of hubs' public keys.
enum HubKey {
    /// X9.63 uncompressed: 0x04, x, y.
    static let byteCount = 65

    /// The key in exactly 65 bytes; nil for other forms, which would give one key two spellings.
    static func read(_ bytes: [UInt8]) -> P256.Signing.PublicKey? {
        guard bytes.count == byteCount else { return nil }
        return try? P256.Signing.PublicKey(x963Representation: bytes)
    }

    /// Whether a raw 64-byte ECDSA signature with SHA-256 over these bytes is this key's.
    static func verify(_ signature: [UInt8], over bytes: [UInt8], by key: P256.Signing.PublicKey) -> Bool {
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
        return key.isValidSignature(signature, for: bytes)
    }
}
