extension LineEditor {
    /// What became of a key.
    package enum Outcome: Hashable, Sendable {
        /// The editor did what the key means, even if there was nothing to do.
        case done
        /// The text would become longer than the limit; nothing changed.
        case full
        /// The key means nothing here, such as Enter, or Up on the first line.
        case unhandled
    }

    /// Does what readline does for the key.
    /// - Parameter columns: The width in which the text stands, for going up and down in it.
    package mutating func handle(_ key: Key, columns: Int = .max) -> Outcome {
        switch key {
        case .character(let character): return insert(String(character)) ? .done : .full
        case .paste(let text): return insert(text) ? .done : .full
        case .altEnter: return insert("\n") ? .done : .full
        case .control("y"): return yank() ? .done : .full
        case .alt("y"): return yankNext() ? .done : .full
        case .arrow(.up, []): return moveVertically(-1, columns: columns) ? .done : .unhandled
        case .arrow(.down, []): return moveVertically(1, columns: columns) ? .done : .unhandled
        default: break
        }
        guard let command = Self.command(for: key) else { return .unhandled }
        command(&self)
        return .done
    }

    private static func command(for key: Key) -> ((inout LineEditor) -> Void)? {
        switch key {
        case .arrow(.left, []), .control("b"): { $0.moveLeft() }
        case .arrow(.right, []), .control("f"): { $0.moveRight() }
        case .arrow(.left, .control), .alt("b"): { $0.moveWordLeft() }
        case .arrow(.right, .control), .alt("f"): { $0.moveWordRight() }
        case .home([]), .control("a"): { $0.moveHome() }
        case .end([]), .control("e"): { $0.moveEnd() }
        case .home(.control): { $0.moveCaret(to: 0) }
        case .end(.control): { $0.moveCaret(to: .max) }
        default: deletion(for: key)
        }
    }

    private static func deletion(for key: Key) -> ((inout LineEditor) -> Void)? {
        switch key {
        case .backspace: { $0.backspace() }
        case .delete, .control("d"): { $0.delete() }
        case .control("k"): { $0.killToLineEnd() }
        case .control("u"): { $0.killToLineStart() }
        case .control("w"): { $0.killBackToSpace() }
        case .altBackspace: { $0.killWordLeft() }
        case .alt("d"): { $0.killWordRight() }
        case .control("t"): { $0.transpose() }
        case .control("_"): { $0.undo() }
        default: nil
        }
    }
}
