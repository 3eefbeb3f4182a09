/// What somebody wants run: a command by its name, and what is given to it, each argument by itself.
package struct RunCall: Hashable, Sendable {
    /// The most arguments.
    package static let argumentLimit = 32
    /// The most bytes of all arguments together.
    package static let byteLimit = 4_096

    package let name: RunName
    package let arguments: [RunArgument]

    /// Nil if there are too many arguments, or too long ones.
    package init?(_ name: RunName, _ arguments: [RunArgument] = []) {
        guard arguments.count <= Self.argumentLimit,
            arguments.reduce(0, { $0 + $1.text.utf8.count }) <= Self.byteLimit
        else { return nil }
        self.name = name
        self.arguments = arguments
    }

    /// As one types it: `say "two words"`.
    package var written: String {
        ([name.text] + arguments.map { Self.quoted($0.text) }).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && !text.contains { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\\" }
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// A hub's number for one run of a command, never given twice as long as the journal lives.
package struct RunNumber: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    package static func < (left: RunNumber, right: RunNumber) -> Bool { left.value < right.value }
}

/// Where a command wrote something.
package enum RunStream: UInt8, Hashable, Sendable, CaseIterable {
    case output = 0
    case errors = 1
}

/// A command that somebody may run, as they are told of it.
package struct RunOffer: Hashable, Sendable {
    /// The most bytes of what stands for its arguments.
    package static let usageBytes = 256

    package let name: RunName
    /// What its arguments have to look like; empty if it takes none.
    package let usage: String
    package let about: RunAbout?

    package init(name: RunName, usage: String, about: RunAbout?) {
        self.name = name
        self.usage = usage
        self.about = about
    }
}
