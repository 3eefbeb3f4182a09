/// Rulings, modes, roles and sanctions as text: fields parted by tabs, which stand in none of them. What a client keeps
/// and what a hub's journal keeps is written alike.
private enum ModerationText {
    static func split(_ text: Substring) -> [Substring] {
        text.split(separator: "\t", omittingEmptySubsequences: false)
    }

    static func write(_ target: BanTarget) -> [String] {
        switch target {
        case .user(let subject): [subject.id.digest.hex, subject.nick.text]
        case .address(let address): ["", address.text]
        }
    }

    static func subject(_ id: Substring, _ nick: Substring) -> Subject? {
        guard let digest = Digest(hex: String(id)), let nick = try? Nick(String(nick)) else { return nil }
        return Subject(id: UserID(digest), nick: nick)
    }

    static func target(_ id: Substring, _ name: Substring) -> BanTarget? {
        guard id.isEmpty else { return subject(id, name).map(BanTarget.user) }
        return (try? BannedAddress(String(name))).map(BanTarget.address)
    }

    static func write(_ time: HubTime?) -> String { time.map { String($0.milliseconds) } ?? "" }

    /// The time, or nil for none; nothing at all for what is no number.
    static func time(_ text: Substring) -> HubTime?? {
        if text.isEmpty { return .some(nil) }
        return UInt64(text).map { HubTime(milliseconds: $0) }
    }

    /// The reason, or nil for none; nothing at all for what can be none.
    static func reason(_ text: Substring) -> Reason?? {
        if text.isEmpty { return .some(nil) }
        return (try? Reason(String(text))).map { .some($0) }
    }
}

extension Ruling {
    /// As ``init(stored:)`` reads it.
    package var stored: String {
        ([scope == .hub ? "hub" : "room"] + act.fields + [reason?.text ?? ""]).joined(separator: "\t")
    }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: String) {
        let fields = ModerationText.split(text[...])
        guard fields.count == 6, let scope = ["room": Scope.room, "hub": .hub][String(fields[0])],
            let act = Act(fields[1...4].map { $0 }), let reason = ModerationText.reason(fields[5])
        else { return nil }
        self.init(scope: scope, act: act, reason: reason)
    }
}

extension Act {
    /// What is done, and three fields about it.
    fileprivate var fields: [String] {
        switch self {
        case .kick(let subject): Self.fields("kick", .user(subject))
        case .ban(let target, let until): Self.fields("ban", target, until)
        case .unban(let target): Self.fields("unban", target)
        case .mute(let subject, let until): Self.fields("mute", .user(subject), until)
        case .unmute(let subject): Self.fields("unmute", .user(subject))
        case .promote(let subject): Self.fields("promote", .user(subject))
        case .demote(let subject): Self.fields("demote", .user(subject))
        case .invite(let subject): Self.fields("invite", .user(subject))
        case .mode(let mode): ["mode"] + mode.fields
        }
    }

    private static func fields(_ name: String, _ target: BanTarget, _ until: HubTime? = nil) -> [String] {
        [name] + ModerationText.write(target) + [ModerationText.write(until)]
    }

    fileprivate init?(_ fields: [Substring]) {
        if fields[0] == "mode" {
            guard let mode = RoomMode(Array(fields.dropFirst())) else { return nil }
            self = .mode(mode)
            return
        }
        guard let target = ModerationText.target(fields[1], fields[2]), let until = ModerationText.time(fields[3]),
            let act = Act(String(fields[0]), target, until)
        else { return nil }
        self = act
    }

    private init?(_ name: String, _ target: BanTarget, _ until: HubTime?) {
        switch (name, target) {
        case ("ban", _): self = .ban(target, until: until)
        case ("unban", _): self = .unban(target)
        case ("kick", .user(let subject)): self = .kick(subject)
        case ("mute", .user(let subject)): self = .mute(subject, until: until)
        case ("unmute", .user(let subject)): self = .unmute(subject)
        case ("promote", .user(let subject)): self = .promote(subject)
        case ("demote", .user(let subject)): self = .demote(subject)
        case ("invite", .user(let subject)): self = .invite(subject)
        default: return nil
        }
    }
}

extension RoomMode {
    /// As ``init(stored:)`` reads it.
    package var stored: String { fields.joined(separator: "\t") }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: some StringProtocol) { self.init(ModerationText.split(Substring(text))) }

    fileprivate var fields: [String] {
        let words = [isInviteOnly ? "invite" : "", isAnnounceOnly ? "announce" : ""].filter { !$0.isEmpty }
        return [words.joined(separator: "+"), String(pause), chosenHistory.map { String($0.rawValue) } ?? ""]
    }

    fileprivate init?(_ fields: [Substring]) {
        guard fields.count == 3, let pause = UInt32(fields[1]), pause <= Self.longestPause else { return nil }
        let words = fields[0].split(separator: "+")
        guard words.allSatisfy({ $0 == "invite" || $0 == "announce" }) else { return nil }
        let history = fields[2].isEmpty ? nil : UInt8(fields[2]).flatMap(History.init)
        guard fields[2].isEmpty == (history == nil) else { return nil }
        self.init(
            isInviteOnly: words.contains("invite"), isAnnounceOnly: words.contains("announce"), pause: pause,
            chosenHistory: history)
    }
}

extension Sanction {
    fileprivate var stored: String {
        let fields = [kind == .ban ? "ban" : "mute"] + ModerationText.write(target)
        return (fields + [ModerationText.write(until), by.text, reason?.text ?? ""]).joined(separator: "\t")
    }

    fileprivate init?(_ fields: [Substring]) {
        guard let target = ModerationText.target(fields[1], fields[2]), let until = ModerationText.time(fields[3]),
            let by = try? Nick(String(fields[4])), let reason = ModerationText.reason(fields[5])
        else { return nil }
        self.init(kind: fields[0] == "ban" ? .ban : .mute, target: target, until: until, by: by, reason: reason)
    }
}

extension RoomSnapshot {
    /// As ``init(stored:)`` reads it: the topic on the first line, then the mode, roles and sanctions, a line each.
    package var stored: String {
        let roles = standings.map { "role\t\($0.user.digest.hex)\t\($0.role.rawValue)\t\($0.since.value)" }
        let lines = [topic.text] + (mode == .open ? [] : ["mode\t" + mode.stored]) + roles + sanctions.map(\.stored)
        return lines.joined(separator: "\n")
    }

    /// Reads what ``stored`` writes, or a topic alone; nil for anything else.
    package init?(stored text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let topic = try? Topic(String(lines.first ?? "")) else { return nil }
        var (mode, standings, sanctions) = (RoomMode.open, [Standing](), [Sanction]())
        for line in lines.dropFirst() {
            let fields = ModerationText.split(line)
            switch (fields[0], fields.count) {
            case ("mode", 4):
                guard let read = RoomMode(Array(fields.dropFirst())) else { return nil }
                mode = read
            case ("role", 4):
                guard let standing = Standing(fields) else { return nil }
                standings.append(standing)
            case ("ban", 6), ("mute", 6):
                guard let sanction = Sanction(fields) else { return nil }
                sanctions.append(sanction)
            default: return nil
            }
        }
        self.init(topic: topic, mode: mode, standings: standings, sanctions: sanctions)
    }
}

extension Standing {
    fileprivate init?(_ fields: [Substring]) {
        guard let digest = Digest(hex: String(fields[1])), let role = UInt8(fields[2]).flatMap(Role.init),
            let since = UInt64(fields[3])
        else { return nil }
        self.init(user: UserID(digest), role: role, since: Seq(since))
    }
}
