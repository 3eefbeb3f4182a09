/// Who a user is: SHA-256 of the raw 32-byte Ed25519 public key (RFC 8032).
package struct UserID: Hashable, Sendable {
    package let digest: Digest

    package init(_ digest: Digest) { self.digest = digest }
}
