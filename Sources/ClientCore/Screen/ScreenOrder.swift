/// Something that a command asks of the screen, which knows what can be done there.
package enum ScreenOrder: Hashable, Sendable {
    /// Take the theme of this name, or (nil) tell which there are.
    case theme(String?)
    /// Have a key do something, or (nil) tell what the keys do.
    case bind(KeyWish?)
    /// Tell what a key does.
    case tellKey(String)
    /// Have the mouse scroll and choose, or leave it to the terminal.
    case mouse
    /// Tell or change settings.
    case set(SettingOrder)
    /// Show so many of the last messages of the shown conversation, or (nil) as many as it sees fit.
    case history(Int?)
    /// Put a message's words, or a file's name, on the clipboard.
    case copy(String)
    /// Open what a message's words lead to.
    case open(String)
}

/// A key and what it is to do, as they are written.
package struct KeyWish: Hashable, Sendable {
    package let key: String
    package let action: String

    package init(key: String, action: String) { (self.key, self.action) = (key, action) }
}

/// What came of an order to the screen, as data.
package enum ScreenNotice: Hashable, Sendable {
    case themes([String], now: String)
    /// The theme now, and the one of the settings file, which counts again at the next start.
    case theme(String, settings: String?)
    case noSuchTheme(String, all: [String])
    /// What the keys do in a conversation.
    case keys([KeyWish])
    /// A key does something from now on, in this run.
    case bound(KeyWish)
    case noSuchKey(String)
    /// A letter, digit or sign, which can only write itself.
    case keyWrites(String)
    /// What a key does in a conversation; nil if it means nothing there.
    case means(key: String, action: String?)
    /// Nothing is called so that the key could do; perhaps another name was meant.
    case noSuchAction(KeyWish, nearest: String?)
    /// Without the key nothing would do that any more.
    case lastKey(String, action: String)
    /// Whether the mouse scrolls and chooses now.
    case mouse(Bool)

    case settings([SettingLine])
    /// A setting, and what it can be.
    case setting(SettingLine, all: [String])
    /// A setting is another now, or from the next start on; what the settings file says, which counts again then.
    case set(ClientSetting, String, settings: String?)
    case noSuchValue(ClientSetting, String, all: [String])
    /// Only the settings file changes it.
    case onlyInFile(ClientSetting)

    /// Whether nothing was done.
    package var isTrouble: Bool {
        switch self {
        case .noSuchTheme, .noSuchKey, .keyWrites, .noSuchAction, .lastKey, .noSuchValue, .onlyInFile: true
        case .themes, .theme, .keys, .bound, .means, .mouse, .settings, .setting, .set: false
        }
    }
}

extension Client {
    /// Hands an order on; the words of the chosen message, or of the newest, go with it.
    mutating func order(_ order: ScreenOrder, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        turn.effects.append(.screen(order))
    }

    mutating func orderHistory(_ count: Int?, _ turn: inout Turn) {
        guard shownHub?.shown != nil else { return tell(.noRoom, &turn) }
        order(.history(count), &turn)
    }

    mutating func orderWithWords(_ command: Command, _ turn: inout Turn) {
        guard let hub = shownHub, let shown = hub.shown else { return tell(.noRoom, &turn) }
        let chosen = shown.selection.flatMap { shown.timeline.entry(at: $0) }
        if command == .copy, let file = chosen?.file { return order(.copy(file.name.text), &turn) }
        let meant = chosen ?? shown.newestMessage { $0.body.spoken != nil && !hub.isIgnored($0, turn) }
        guard let words = meant?.body.spoken else { return tell(.cannotChange(command.name, .nothingThere), &turn) }
        order(command == .open ? .open(words.text) : .copy(words.text), &turn)
    }

    /// Tells what came of an order, and keeps what is to be kept.
    mutating func take(_ notice: ScreenNotice, _ turn: inout Turn) {
        switch notice {
        case .theme(let name, _): turn.effects.append(.save(.theme(name)))
        case .set(let setting, let value, _):
            turn.effects.append(.save(.setting(setting, value)))
            if setting == .typing { tellsTyping = value == "true" }
        default: break
        }
        tell(.screen(notice), &turn)
    }
}
