import ChatModel
import Foundation

/// A key's fingerprint as OpenSSH writes it: `SHA256:` and the digest in base64 without padding.
enum Fingerprint {
    private static let prefix = "SHA256:"

    static func text(_ digest: ChatModel.Digest) -> String {
        prefix + Data(digest.bytes).base64EncodedString().prefix { $0 != "=" }
    }

    /// For a row: `SHA256:`, the first four and the last two letters.
    static func short(_ digest: ChatModel.Digest) -> String {
        let letters = text(digest).dropFirst(prefix.count)
        return prefix + letters.prefix(4) + "…" + letters.suffix(2)
    }

    /// Reads what ``text(_:)`` writes; nil for anything else, other spellings of the same bytes included.
    static func digest(_ text: some StringProtocol) -> ChatModel.Digest? {
        guard let bytes = Data(base64Encoded: text.dropFirst(prefix.count) + "="),
            let digest = ChatModel.Digest(bytes), Self.text(digest) == text
        else { return nil }
        return digest
    }
}

extension HubID {
    /// `SHA256:` and 43 letters of base64, as OpenSSH shows keys.
    package var fingerprint: String { Fingerprint.text(digest) }

    /// The fingerprint cut for a row: `SHA256:9f3a…c1`. For showing only, never for comparing.
    package var shortFingerprint: String { Fingerprint.short(digest) }

    /// Reads a ``fingerprint``; nil for anything else.
    package init?(fingerprint: some StringProtocol) {
        guard let digest = Fingerprint.digest(fingerprint) else { return nil }
        self.init(digest)
    }
}

extension UserID {
    /// `SHA256:` and 43 letters of base64, as OpenSSH shows keys.
    package var fingerprint: String { Fingerprint.text(digest) }

    /// The fingerprint cut for a row: `SHA256:9f3a…c1`. For showing only, never for comparing.
    package var shortFingerprint: String { Fingerprint.short(digest) }

    /// Reads a ``fingerprint``; nil for anything else.
    package init?(fingerprint: some StringProtocol) {
        guard let digest = Fingerprint.digest(fingerprint) else { return nil }
        self.init(digest)
    }
}
