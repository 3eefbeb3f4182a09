/// A room's topic: one line.
package struct Topic: Hashable, Sendable {
    /// The most UTF-8 bytes that a topic may have.
    package static let byteLimit = 512

    /// The topic; empty when it was taken away.
    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text =
            text.isEmpty ? "" : try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .topic)
    }

    private init() { text = "" }

    /// No topic.
    package static let none = Topic()
}

/// Why somebody is away: one line.
package struct AwayText: Hashable, Sendable {
    /// The most UTF-8 bytes that an away text may have.
    package static let byteLimit = 256

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .awayText)
    }
}

/// What a hub calls itself: one line; a label only, never its identity.
package struct HubName: Hashable, Sendable {
    /// The most UTF-8 bytes that a hub's name may have.
    package static let byteLimit = 64

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .hubName)
    }
}

/// Up to 64 bytes that a ping carries there and back.
package struct PingPayload: Hashable, Sendable {
    /// The most bytes that a ping may carry.
    package static let byteLimit = 64

    package let bytes: [UInt8]

    /// Takes at most 64 bytes; nil for more.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.byteLimit else { return nil }
        self.bytes = bytes
    }
}
