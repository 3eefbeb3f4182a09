import ChatModel
import ClientCore
import TerminalCore

/// The bare screen: a conversation's words and nothing beside them, to be marked with the mouse and copied.
extension Interface {
    /// The bare screen as it stands in one conversation. What comes meanwhile is left out: it would take the mark away.
    struct Bare: Hashable, Sendable {
        let draft: Draft
        /// The last place that was there when it was opened.
        let last: Seq
        /// How many lines it is scrolled up.
        var back = 0
    }

    /// The bare screen of what is shown; nil while it is closed.
    func bare(for client: Client) -> Bare? {
        guard let bare, bare.draft == Self.draft(for: client) else { return nil }
        return bare
    }

    mutating func openBare(_ client: Client) {
        guard let draft = Self.draft(for: client), let shown = client.shownHub?.shown else { return }
        bare = Bare(draft: draft, last: shown.timeline.head)
    }

    /// A key on the bare screen.
    mutating func turn(
        _ bare: Bare, _ key: Key, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        let view = { BareView($0, client, size: size, around: around) }
        let page = max(1, size.rows - 2)
        switch around.keys.chat.command(for: key) {
        case .move(let action):
            self.bare = nil
            return [.action(action)]
        case .bare, .back, .send: self.bare = nil
        case .pageUp: scroll(bare, by: page, seen: view)
        case .pageDown: scroll(bare, by: -page, seen: view)
        case .oldest: scroll(bare, by: .max, seen: view)
        case .newest: self.bare?.back = 0
        default:
            switch key {
            case .arrow(.up, _): scroll(bare, by: 1, seen: view)
            case .arrow(.down, _): scroll(bare, by: -1, seen: view)
            case .character("q"): self.bare = nil
            default: break
            }
        }
        return []
    }

    /// Scrolls the bare screen up by so many lines; down by negative ones.
    mutating func scroll(_ bare: Bare, by lines: Int, seen view: (Bare) -> BareView?) {
        guard let now = view(bare) else { return }
        var wanted = bare
        wanted.back = lines == .max ? .max : max(0, now.back + lines)
        self.bare?.back = view(wanted)?.back ?? 0
    }
}
