import TerminalCore

/// The signs from which the screen itself is built. Each takes one column, so where a terminal gives ambiguous scalars two,
/// others stand for them.
struct Signs: Hashable, Sendable {
    /// Between the parts of the screen.
    let bar: Character
    /// Around what stands between messages, and around what is missing.
    let rule: Character
    let gap: Character
    /// Before the chosen message.
    let chosen: Character
    /// How much of a file is there, and how much is not.
    let full: String
    let empty: String
    /// Before code that goes on from the line above.
    let goesOn: String
    /// Before the word that says of a message that it is pinned, or in its place.
    let pin: String

    static let standard = Signs(
        bar: "│", rule: "─", gap: "·", chosen: "▌", full: "▰", empty: "▱", goesOn: "↪ ", pin: "⚑")
    static let ascii = Signs(bar: "|", rule: "-", gap: ".", chosen: ">", full: "#", empty: "-", goesOn: "\\ ", pin: "^")

    /// What stands for signs that are a text by themselves.
    private static let standIns = ["◆": "*", "●": "*", "○": "o", "≈": "~", "×": "x", "·": "."]

    /// The same text, or what stands for it if it is nothing but such a sign.
    static func standIn(for text: String) -> String { standIns[text] ?? text }
}
