import ClientCore
import TerminalCore

extension Catalogue {
    /// What `/set` told or did.
    func settingLines(of notice: ScreenNotice) -> [String] {
        switch notice {
        case .settings(let lines):
            let width = lines.map(\.setting.rawValue.count).max() ?? 0
            return [text("set.list")]
                + lines.map { "  \($0.setting.rawValue.padded(to: width))  \($0.value)" }
        case .setting(let line, let all):
            let about = text(
                "set.one", ["name": line.setting.rawValue, "value": line.value, "does": meaning(of: line.setting)])
            return [all.isEmpty ? about : text("set.one.values", ["line": about, "names": enumerated(all)])]
        case .set(let setting, let value, let settings):
            return [sentence(forChanged: setting, value, settings: settings)]
        case .noSuchValue(let setting, let value, let all):
            return [text("set.novalue", ["name": setting.rawValue, "value": value, "names": enumerated(all)])]
        case .onlyInFile(let setting): return [text("set.file", ["name": setting.rawValue])]
        default: return []
        }
    }

    private func sentence(forChanged setting: ClientSetting, _ value: String, settings: String?) -> String {
        if let settings {
            return text("set.changed.settings", ["name": setting.rawValue, "value": value, "settings": settings])
        }
        let key = setting.change == .atNextStart ? "set.changed.next" : "set.changed"
        return text(key, ["name": setting.rawValue, "value": value])
    }

    private func meaning(of setting: ClientSetting) -> String {
        switch setting {
        case .theme: text("set.theme")
        case .typing: text("set.typing")
        case .mouse: text("set.mouse")
        case .notify: text("set.notify")
        case .ambiguous: text("set.ambiguous")
        case .downloads: text("set.downloads")
        }
    }
}
