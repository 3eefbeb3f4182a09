import TerminalCore

/// Keys that do one thing in some place of the program, and how they are told to a person.
struct KeyBinding<Command: Hashable & Sendable>: Sendable {
    let command: Command
    let keys: [Key]
    /// How the keys are written in a screen's last line: `j/k`; nil where they are not named there.
    let written: String?
    /// The catalogue's key of what they do, in a word; empty where the words of the binding before speak of them too.
    let does: String
    /// How the help page writes these keys and those told with them; nil for one after the other.
    let told: String?

    init(_ command: Command, _ keys: [Key], written: String? = nil, does: String = "", told: String? = nil) {
        self.command = command
        self.keys = keys
        self.written = written
        self.does = does
        self.told = told
    }
}

/// The keys of one place.
struct KeyMap<Command: Hashable & Sendable>: Sendable {
    let bindings: [KeyBinding<Command>]

    /// What a key does here; nil if nothing.
    func command(for key: Key) -> Command? { bindings.first { $0.keys.contains(key) }?.command }

    /// The last line of the place, which names its keys: three spaces stand between two things.
    func footer(_ words: Catalogue) -> String {
        bindings.compactMap { binding in binding.written.map { "\($0) \(words.text(binding.does))" } }
            .joined(separator: "   ")
    }
}
