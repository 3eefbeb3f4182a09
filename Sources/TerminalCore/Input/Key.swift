/// The keys held down together with another one.
package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    // The bits are those of xterm's modifier parameter less one.
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
}

/// The direction of an arrow key.
package enum Direction: Hashable, Sendable, CaseIterable {
    case up, down, left, right
}

/// What a person did at the terminal.
package enum Key: Hashable, Sendable {
    /// A character as typed; one scalar, so a mark arrives after its base.
    case character(Character)
    /// Ctrl and a small letter, or one of `@ \ ] ^ _`. Ctrl-i, Ctrl-m and Ctrl-h arrive as tab, enter and backspace.
    case control(Character)
    /// Alt and a character.
    case alt(Character)
    case enter
    /// Alt-Enter, and Shift-Enter where the terminal reports it: a new line inside of the message.
    case altEnter
    case tab
    case backTab
    case backspace
    case altBackspace
    case delete
    case arrow(Direction, Modifiers)
    case home(Modifiers)
    case end(Modifiers)
    case pageUp(Modifiers)
    case pageDown(Modifiers)
    /// F1 and up; with Shift 12 more, with Ctrl 24 more.
    case function(Int)
    case escape
    /// The mouse, where it was asked for.
    case mouse(Mouse)
    /// The terminal's answer to the question whether it knows a mode of its own (DECRQM).
    case knowsMode(Int, Bool)
    /// A whole paste with newlines between its lines and without controls.
    case paste(String)
    /// The terminal has another size now, or lost what was drawn: draw everything.
    case resize(Size)
    /// Whether the terminal's window came to the front (true) or left it.
    case focus(Bool)
    /// The terminal told where its cursor is, which it does when asked.
    case cursor(Point)
}
