/// Why a text can't be a name, a message or a topic: a code and a sentence for the person who typed it.
package struct InvalidText: Error, Hashable, Sendable {
    /// What is wrong with the text.
    package enum Code: Hashable, Sendable {
        case empty
        case tooLong(bytes: Int, limit: Int)
        case tooManyLines(lines: Int, limit: Int)
        case forbidden(scalar: UInt32)
        case notVisible
    }

    /// What was being read, in English.
    package enum Thing: String, Hashable, Sendable, CaseIterable {
        case nick, message, topic, password, reaction, search, reason, address, description, argument, path
        case roomName = "room name"
        case awayText = "away text"
        case dayMessage = "message of the day"
        case hubName = "hub name"
        case commandName = "command's name"
        case commandFirst = "command's first letter"
        case fileName = "file's name"
        case folderCount = "number of folders of a path"
    }

    package let code: Code
    package let what: Thing

    /// One sentence that says what happened and what to do.
    package var message: String {
        switch code {
        case .empty: "The \(what.rawValue) is empty; it needs at least one visible letter."
        case .tooLong(let bytes, let limit): "The \(what.rawValue) has \(bytes) bytes; at most \(limit) fit."
        case .tooManyLines(let lines, let limit): "The \(what.rawValue) has \(lines) lines; at most \(limit) fit."
        case .forbidden(let scalar):
            "The \(what.rawValue) holds \(shown(scalar)), which is not allowed in it; leave that character out."
        case .notVisible:
            "The \(what.rawValue) has nothing in it that can be seen; it needs at least one visible letter."
        }
    }

    private func shown(_ scalar: UInt32) -> String {
        guard (0x21..<0x7F).contains(scalar), let visible = Unicode.Scalar(scalar) else {
            return scalar == 0x20 ? "a space" : Self.written(scalar)
        }
        return "\"\(Character(visible))\""
    }

    /// A character that can't be shown, by its number: `U+202E`.
    package static func written(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
