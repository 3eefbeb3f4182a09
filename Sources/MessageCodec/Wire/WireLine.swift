import ChatModel

/// The rule of texts that the model holds as plain strings: one line, bounded, possibly empty.
enum WireLine {
    /// The most UTF-8 bytes of a feature's name.
    static let featureBytes = 64
    /// The most UTF-8 bytes of a program's name and version.
    static let softwareBytes = 64
    /// The most UTF-8 bytes of a refusal's detail.
    static let detailBytes = 512
    /// The most UTF-8 bytes of a message of SCRAM.
    static let credentialsBytes = 1_024
    /// The most UTF-8 bytes of an address that an operator reads.
    static let addressBytes = 64

    /// Returns the text if it keeps the rule.
    /// - Throws: ``WireError``.
    static func check(_ text: String, limit: Int) throws(WireError) -> String {
        guard text.utf8.count <= limit else {
            throw WireError(.text, "A text has \(text.utf8.count) bytes; at most \(limit) fit.")
        }
        guard text.unicodeScalars.allSatisfy({ TextRule.line.allows($0) }) else {
            throw WireError(.text, "A text that is one line holds a character that is not allowed in it.")
        }
        return text
    }
}
