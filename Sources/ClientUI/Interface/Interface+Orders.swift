import ClientCore
import TerminalCore

/// What commands ask of the screen.
extension Interface {
    /// What the screen can't do by itself.
    package enum Errand: Hashable, Sendable {
        /// Tell the client what came of the order.
        case tell(ScreenNotice)
        /// Put a text on the clipboard.
        case copy(String)
        /// Have the mouse reported, or no longer.
        case mouse(Bool)
        /// Call the person in this way from now on.
        case notify(String)
        /// Show so many of the last messages, or (nil) as many as fit.
        case history(Int?)
        /// Open an address in the person's browser.
        case open(String)
    }

    /// What the screen knows of the machine and the settings.
    package struct Setting: Hashable, Sendable {
        /// The theme that the settings file names, which counts again at the next start.
        package var theme: String?
        /// Whether the mouse is used from the start.
        package var usesMouse = false
        /// What the settings file and the environment say, which counts again at the next start.
        package var written: [ClientSetting: String] = [:]
        /// What settings are that stand neither on the screen nor there.
        package var kept: [ClientSetting: String] = [:]
        /// Whether a browser can be opened.
        package var hasBrowser = false

        package init() {}
    }

    /// Carries an order out as far as the screen can.
    package mutating func carryOut(_ order: ScreenOrder, around: inout Surroundings) -> [Errand] {
        switch order {
        case .theme(nil): return [.tell(.themes(Theme.names, now: around.theme.name))]
        case .theme(let name?): return [.tell(take(theme: name.lowercased(), around: &around))]
        case .bind(nil): return [.tell(.keys(around.keys.wishes))]
        case .bind(let wish?): return [.tell(bind(wish, around: &around))]
        case .tellKey(let key): return [.tell(Self.meaning(of: key, around.keys))]
        case .mouse:
            usesMouse.toggle()
            return [.mouse(usesMouse), .tell(.mouse(usesMouse))]
        case .set(let order): return carryOut(order, around: &around)
        case .history(let count): return [.history(count)]
        case .copy(let text):
            hint = .copied
            return [.copy(text)]
        case .open(let text): return open(LinkFinder.links(in: text))
        }
    }

    private func take(theme name: String, around: inout Surroundings) -> ScreenNotice {
        guard let theme = Theme.named(name) else { return .noSuchTheme(name, all: Theme.names) }
        around.theme = theme
        return .theme(name, settings: setting.theme == name ? nil : setting.theme)
    }

    private func bind(_ wish: KeyWish, around: inout Surroundings) -> ScreenNotice {
        do {
            var keys = around.keys
            try keys.bind(wish.key, to: wish.action)
            try keys.check()
            around.keys = keys
            return .bound(wish)
        } catch {
            switch error {
            case .noSuchAction(let all):
                return .noSuchAction(wish, nearest: EditDistance.nearest(to: wish.action, in: all))
            case .writes: return .keyWrites(wish.key)
            case .needed(let needed): return .lastKey(wish.key, action: needed)
            case .noSuchKey, .noSuchTable: return .noSuchKey(wish.key)
            }
        }
    }

    private static func meaning(of written: String, _ keys: Keys) -> ScreenNotice {
        guard let key = Key(written: written) else { return .noSuchKey(written) }
        let action = keys.action(of: key)
        if action == nil, case .character = key { return .keyWrites(written) }
        return .means(key: key.name, action: action)
    }

    /// Opens the first of some addresses, the next one when asked again; copies it where nothing can open it.
    private mutating func open(_ links: [String]) -> [Errand] {
        guard !links.isEmpty else {
            hint = .noLink
            return []
        }
        let number = lastOpened?.links == links ? ((lastOpened?.number ?? 0) + 1) % links.count : 0
        lastOpened = OpenedLink(links: links, number: number)
        let link = links[number]
        hint = setting.hasBrowser ? .opening(link) : .linkCopied(link)
        return [setting.hasBrowser ? .open(link) : .copy(link)]
    }

    /// The address that was opened last, of those that stood in one message.
    struct OpenedLink: Hashable, Sendable {
        let links: [String]
        let number: Int
    }
}
