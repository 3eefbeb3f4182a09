import ClientCore
import TerminalCore

/// The password that a hub asks for: it is in this box only until Enter, and nowhere else.
extension Interface {
    static var emptyPasswordBox: LineEditor { LineEditor(byteLimit: 1_024) }

    mutating func givePassword(_ key: Key) -> [Outcome] {
        switch key {
        case .escape:
            passwordBox = Self.emptyPasswordBox
            return [.action(.givesPassword(nil)), .action(.picker(.open))]
        case .enter:
            let text = passwordBox.text
            passwordBox = Self.emptyPasswordBox
            return text.isEmpty ? [] : [.action(.givesPassword(text))]
        case .altEnter: break
        // What is copied often ends with a line break that is no part of it.
        case .paste(let text): _ = passwordBox.handle(.paste(String(text.prefix { !$0.isNewline })))
        default: _ = passwordBox.handle(key)
        }
        return []
    }

    /// Ctrl-c empties the box, and leaves an empty one.
    mutating func interruptPassword() -> [Outcome] {
        guard !passwordBox.isEmpty else { return givePassword(.escape) }
        passwordBox = Self.emptyPasswordBox
        return []
    }
}
