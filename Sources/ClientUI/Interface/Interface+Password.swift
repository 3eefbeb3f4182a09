import ClientCore
import TerminalCore

/// The password that a hub asks for: it is in this box only until Enter, and nowhere else.
extension Interface {
    static var emptyPasswordBox: LineEditor { LineEditor(byteLimit: 1_024) }

    mutating func givePassword(_ key: Key, keys: Keys) -> [Outcome] {
        switch key {
        case .escape: return leavePassword()
        case .enter:
            let text = passwordBox.text
            passwordBox = Self.emptyPasswordBox
            return text.isEmpty ? [] : [.action(.givesPassword(text))]
        // What is copied often ends with a line break that is no part of it.
        case .paste(let text): _ = passwordBox.type(.paste(String(text.prefix { !$0.isNewline })))
        default: keys.writeLine(key, in: &passwordBox)
        }
        return []
    }

    private mutating func leavePassword() -> [Outcome] {
        passwordBox = Self.emptyPasswordBox
        return [.action(.givesPassword(nil)), .action(.picker(.open))]
    }

    /// Ctrl-c empties the box, and leaves an empty one.
    mutating func interruptPassword() -> [Outcome] {
        guard !passwordBox.isEmpty else { return leavePassword() }
        passwordBox = Self.emptyPasswordBox
        return []
    }
}
