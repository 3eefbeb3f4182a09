import ChatModel

/// Commands that keep order.
extension CommandParser {
    /// Behind a command's name, it is about the whole hub.
    private static let hubFlag = "--hub"

    /// What follows `/bans`.
    static func scope(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Ruling.Scope {
        guard text == hubFlag else { throw .usage(spec) }
        return .hub
    }

    /// What follows `/kick` and its like: who, then perhaps for how long, then perhaps why; and perhaps `--hub` before
    /// or behind it all.
    static func order(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Order {
        let asked = spec.name == .invite ? (.room, text) : scoped(text)
        var scope = asked.0
        var (word, rest) = split(asked.1[...])
        guard !word.isEmpty, !word.hasPrefix("-") else { throw .usage(spec) }
        let whom = try whom(word, spec.name)
        if case .address = whom { scope = .hub }
        let span = spec.name == .ban || spec.name == .mute ? try span(&rest) : nil
        let reason = try reason(rest, spec)
        return Order(scope: scope, act: try act(spec, whom, span), reason: reason)
    }

    /// The words without the flag, if it stands at either end of them.
    private static func scoped(_ text: String) -> (Ruling.Scope, String) {
        let (first, others) = split(text[...])
        if first == hubFlag { return (.hub, others) }
        guard text.hasSuffix(" " + hubFlag) else { return (.room, text) }
        return (.hub, trimmed(text.dropLast(hubFlag.count + 1)))
    }

    /// A nick; or an IP address, where a ban can be meant.
    private static func whom(_ word: String, _ name: CommandName) throws(InputFault) -> Whom {
        if name == .ban || name == .unban, let address = TypedAddress(word)?.address { return .address(address) }
        return .nick(try nick(word))
    }

    /// Takes the length of time that the words begin with; nil if they begin with none. A reason can't begin with a
    /// digit, so that a mistyped length never means "for good".
    private static func span(_ words: inout String) throws(InputFault) -> UInt64? {
        let (word, rest) = split(words[...])
        guard let first = word.first, first.isASCII, first.isNumber else { return nil }
        guard let span = TimeSpan(word) else { throw .badDuration(word) }
        words = rest
        return span.milliseconds
    }

    private static func reason(_ words: String, _ spec: CommandSpec) throws(InputFault) -> Reason? {
        guard !words.isEmpty else { return nil }
        guard [.kick, .ban, .mute].contains(spec.name) else { throw .usage(spec) }
        return try checked { () throws(InvalidText) in try Reason(words) }
    }

    private static func act(_ spec: CommandSpec, _ whom: Whom, _ span: UInt64?) throws(InputFault) -> Order.Act {
        switch spec.name {
        case .kick: .kick(whom)
        case .ban: .ban(whom, milliseconds: span)
        case .unban: .unban(whom)
        case .mute: .mute(whom, milliseconds: span)
        case .unmute: .unmute(whom)
        case .op: .promote(whom)
        case .deop: .demote(whom)
        case .invite: .invite(whom)
        default: throw .usage(spec)
        }
    }

    /// What follows `/mode`: who may come in and speak, the pause between two messages, what newcomers read, in any
    /// order.
    static func mode(_ spec: CommandSpec, _ text: String) throws(InputFault) -> ModeChange {
        var (change, doors) = (ModeChange(), Set<String>())
        var words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }[...]
        while let word = words.popFirst() {
            switch word {
            case "open", "invite", "announce": doors.insert(word)
            case "slow": change.pause = try pause(words.popFirst(), spec)
            case "history": change.history = try history(words.popFirst(), spec)
            default: throw .usage(spec)
            }
        }
        guard !doors.isEmpty else { return change }
        if doors.contains("open"), doors.count > 1 { throw .usage(spec) }
        (change.isInviteOnly, change.isAnnounceOnly) = (doors.contains("invite"), doors.contains("announce"))
        return change
    }

    /// Seconds between two messages of one person.
    private static func pause(_ word: String?, _ spec: CommandSpec) throws(InputFault) -> UInt32 {
        guard let word else { throw .usage(spec) }
        if word == "off" { return 0 }
        guard let span = TimeSpan(word), span.milliseconds <= UInt64(RoomMode.longestPause) * 1_000 else {
            throw .badDuration(word)
        }
        return UInt32((span.milliseconds + 999) / 1_000)
    }

    private static func history(_ word: String?, _ spec: CommandSpec) throws(InputFault) -> RoomMode.History {
        let names: [String: RoomMode.History] = ["all": .all, "since-join": .sinceJoin, "none": .none]
        guard let history = word.flatMap({ names[$0] }) else { throw .usage(spec) }
        return history
    }
}

/// A word that can only be meant as an IP address, not as a nick: four numbers with points, or groups of hexadecimal
/// digits with at least two colons.
struct TypedAddress: Hashable, Sendable {
    let address: BannedAddress

    init?(_ word: String) {
        guard Self.isVersion4(word) || Self.isVersion6(word), let address = try? BannedAddress(word) else { return nil }
        self.address = address
    }

    private static func isVersion4(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.utf8.count <= 3 && UInt8($0) != nil && $0.first != "+" }
    }

    private static func isVersion6(_ word: String) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard (3...9).contains(parts.count), let last = parts.last else { return false }
        let groups = last.contains(".") && isVersion4(String(last)) ? parts.dropLast() : parts[...]
        return groups.allSatisfy { $0.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
            && parts.contains { !$0.isEmpty }
    }
}
