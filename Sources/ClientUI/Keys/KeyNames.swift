import TerminalCore

extension Key {
    /// How the key is called on the screen: `Ctrl-n`, `Alt-→`, `PgUp`; empty for what is no key.
    var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let letter): "Ctrl-\(letter)"
        case .alt(let letter): "Alt-\(letter)"
        case .enter: "Enter"
        case .altEnter: "Alt-Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .altBackspace: "Alt-Backspace"
        case .delete: "Del"
        case .arrow(let direction, let modifiers): modifiers.name + direction.name
        case .home(let modifiers): modifiers.name + "Home"
        case .end(let modifiers): modifiers.name + "End"
        case .pageUp(let modifiers): modifiers.name + "PgUp"
        case .pageDown(let modifiers): modifiers.name + "PgDn"
        case .function(let number): "F\(number)"
        case .escape: "Esc"
        case .paste, .resize, .focus, .mouse, .knowsMode, .cursor: ""
        }
    }
}

extension Modifiers {
    fileprivate var name: String {
        (contains(.control) ? "Ctrl-" : "") + (contains(.alt) ? "Alt-" : "") + (contains(.shift) ? "Shift-" : "")
    }
}

extension TerminalCore.Direction {
    fileprivate var name: String {
        switch self {
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        }
    }
}
