import Crypto

/// A user's public key, as somebody else would check signatures with it.
struct UserKey {
    private let key: Curve25519.Signing.PublicKey

    init?(_ bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
        self.key = key
    }

    func accepts(_ signature: [UInt8], _ bytes: [UInt8]) -> Bool { key.isValidSignature(signature, for: bytes) }
}
