/// The fixed sizes of the handshake's fields, in bytes.
enum Handshake {
    /// A raw Ed25519 public key (RFC 8032).
    static let userKeyBytes = 32
    /// A P-256 public key in X9.63 uncompressed form.
    static let hubKeyBytes = 65
    /// A raw signature, Ed25519 or ECDSA P-256 (r, then s).
    static let signatureBytes = 64
}
