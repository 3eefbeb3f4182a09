import ClientCore

/// `/set`: settings told and changed.
extension Interface {
    mutating func carryOut(_ order: SettingOrder, around: inout Surroundings) -> [Errand] {
        switch order {
        case .list: [.tell(.settings(ClientSetting.allCases.map { line(of: $0, around) }))]
        case .show(let setting): [.tell(.setting(line(of: setting, around), all: Self.values(of: setting)))]
        case .change(let setting, let word): change(setting, to: setting.value(of: word), around: &around)
        }
    }

    /// What a setting can be; empty where only its file says it.
    static func values(of setting: ClientSetting) -> [String] { setting == .theme ? Theme.names : setting.words }

    private func line(of setting: ClientSetting, _ around: Surroundings) -> SettingLine {
        let value =
            switch setting {
            case .theme: around.theme.name
            case .mouse: String(usesMouse)
            case .typing, .notify, .ambiguous, .downloads: settings[setting] ?? setting.words.first ?? ""
            }
        return SettingLine(setting, value)
    }

    private mutating func change(
        _ setting: ClientSetting, to value: String, around: inout Surroundings
    ) -> [Errand] {
        guard setting.change != .inFile else { return [.tell(.onlyInFile(setting))] }
        let all = Self.values(of: setting)
        guard all.contains(value) else { return [.tell(.noSuchValue(setting, value, all: all))] }
        if setting == .theme { return carryOut(ScreenOrder.theme(value), around: &around) }
        settings[setting] = value
        let written = self.setting.written[setting]
        let told = Errand.tell(.set(setting, value, settings: written == value ? nil : written))
        switch setting {
        case .mouse:
            usesMouse = value == "true"
            return [.mouse(usesMouse), told]
        case .notify: return [.notify(value), told]
        case .theme, .typing, .ambiguous, .downloads: return [told]
        }
    }
}
