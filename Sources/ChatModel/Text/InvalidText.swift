/// Why a text can't be a name, a message or a topic: a code and a sentence for the person who typed it.
package struct InvalidText: Error, Hashable, Sendable {
    /// What is wrong with the text.
    package enum Code: Hashable, Sendable {
        case empty
        case tooLong(bytes: Int, limit: Int)
        case forbidden(scalar: UInt32)
        case notVisible
    }

    package let code: Code
    /// What was being read: "nick", "room name", "message".
    package let what: String

    /// One sentence that says what happened and what to do.
    package var message: String {
        switch code {
        case .empty: "The \(what) is empty; it needs at least one visible letter."
        case .tooLong(let bytes, let limit): "The \(what) has \(bytes) bytes; at most \(limit) fit."
        case .forbidden(let scalar):
            "The \(what) holds \(shown(scalar)), which is not allowed in it; leave that character out."
        case .notVisible: "The \(what) has nothing in it that can be seen; it needs at least one visible letter."
        }
    }

    private func shown(_ scalar: UInt32) -> String {
        guard (0x21..<0x7F).contains(scalar), let visible = Unicode.Scalar(scalar) else {
            return scalar == 0x20 ? "a space" : "U+\(hex(scalar))"
        }
        return "\"\(Character(visible))\""
    }

    private func hex(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
