/// Who a hub is: SHA-256 of its P-256 public key in SubjectPublicKeyInfo form (RFC 5280, section 4.1.2.7).
package struct HubID: Hashable, Sendable {
    package let digest: Digest

    package init(_ digest: Digest) { self.digest = digest }
}
