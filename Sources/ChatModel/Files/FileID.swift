/// What a content is called: SHA-256 over the SHA-256s of its pieces, in order; over nothing for an empty content.
///
/// So each piece can be checked by itself against a list, and the list against this.
package struct FileID: Hashable, Sendable {
    package let digest: Digest

    package init(_ digest: Digest) { self.digest = digest }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { digest.hex }

    /// The first eight of them: what people type.
    package var short: String { String(digest.hex.prefix(8)) }
}
