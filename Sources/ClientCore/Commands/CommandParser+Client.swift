import ChatModel

/// Commands about the client itself, and about what the person keeps for themselves.
extension CommandParser {
    /// What follows `/petname`: somebody, perhaps the name that they are given.
    static func petname(_ spec: CommandSpec, _ text: String) throws(InputFault) -> PetnameChange {
        let (word, rest) = split(text[...])
        let (name, more) = split(rest[...])
        guard more.isEmpty else { throw .usage(spec) }
        return name.isEmpty ? .take(try nick(word)) : .give(try nick(word), try nick(name))
    }

    /// What follows `/notify`.
    static func attention(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Attention {
        guard let attention = Attention(rawValue: text.lowercased()) else { throw .usage(spec) }
        return attention
    }

    /// What follows `/history`: a number of messages.
    static func count(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Int {
        guard let count = Int(text), (1...ClientLimits.lookedBack).contains(count) else { throw .usage(spec) }
        return count
    }

    /// What follows `/bind`: a key, perhaps what it is to do.
    static func binding(_ spec: CommandSpec, _ text: String) throws(InputFault) -> ScreenOrder {
        let (key, action) = split(text[...])
        guard !action.contains(where: \.isWhitespace) else { throw .usage(spec) }
        return action.isEmpty ? .tellKey(key) : .bind(KeyWish(key: key, action: action))
    }

    /// What follows `/alias`: a name, perhaps the line that it is to stand for.
    static func alias(_ text: String) throws(InputFault) -> AliasChange {
        let (name, line) = split(text[...])
        guard !line.isEmpty else { return .show(name) }
        do { return .give(try Aliases.check(name, line)) } catch { throw .unfitAlias(error) }
    }

    /// What follows `/set`: a name, perhaps a value.
    static func setting(_ text: String) throws(InputFault) -> SettingOrder {
        let (name, value) = split(text[...])
        guard let setting = ClientSetting(named: name) else { throw .noSetting(name) }
        return value.isEmpty ? .show(setting) : .change(setting, value)
    }
}
