import ClientCore
import TerminalCore

extension Catalogue {
    /// What came of an order to the screen.
    func lines(of notice: ScreenNotice) -> [String] {
        switch notice {
        case .themes(let names, let now):
            [text("screen.themes", ["names": enumerated(names), "now": now])]
        case .theme(let name, nil): [text("screen.theme", ["name": name])]
        case .theme(let name, let settings?):
            [text("screen.theme.settings", ["name": name, "settings": settings])]
        case .keys(let wishes):
            [text("screen.keys")]
                + wishes.map { "  \($0.key.padded(to: 12))  \($0.action)" }
        case .bound(let wish):
            [text("screen.bound", ["key": wish.key, "action": wish.action])]
        case .noSuchKey(let key): [text("screen.nokey", ["key": key])]
        case .keyWrites(let key): [text("screen.keywrites", ["key": key])]
        case .means(let key, let action?): [text("screen.means", ["key": key, "action": action])]
        case .means(let key, nil): [text("screen.means.none", ["key": key])]
        case .noSuchAction(let wish, nil):
            [text("screen.noaction", ["key": wish.key, "action": wish.action])]
        case .noSuchAction(let wish, let near?):
            [text("screen.noaction.near", ["key": wish.key, "action": wish.action, "near": near])]
        case .lastKey(let key, let action): [text("screen.lastkey", ["key": key, "action": action])]
        case .mouse(true): [text("screen.mouse.on")]
        case .mouse(false): [text("screen.mouse.off")]
        case .noSuchTheme(let name, let all):
            [text("screen.notheme", ["name": name, "names": enumerated(all)])]
        case .settings, .setting, .set, .noSuchValue, .onlyInFile: settingLines(of: notice)
        }
    }

    /// What was done at a person's order that leaves nothing on the screen, in wordings that get shorter.
    func order(_ hint: Interface.Hint?) -> [String] {
        switch hint {
        case .copied: [text("select.copied")]
        case .opening(let link): [text("select.opening", ["link": link])]
        case .linkCopied(let link):
            [text("select.linkcopied", ["link": link]), text("select.linkcopied.short")]
        case .noLink: [text("select.nolink")]
        default: []
        }
    }

    /// What calls a person back: a title, and a line. Both may hold whatever others said.
    package func words(of summons: Summons) -> (title: String, line: String) {
        switch summons {
        case .call(let call):
            let title =
                switch call.place {
                case .room(let room)?: text("summons.room", ["nick": call.nick.text, "room": room.written])
                case .direct?, nil: call.nick.text
                }
            return (title, call.text)
        case .several(let count): return ("hubbub", text("summons.several", count: count))
        }
    }
}
