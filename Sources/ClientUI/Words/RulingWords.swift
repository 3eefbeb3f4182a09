import ChatModel
import ClientCore

extension Catalogue {
    /// What somebody decided, as one line: `ann banned bob for 1 hour: spamming`.
    package func line(of ruling: Ruling, by nick: String, at time: HubTime) -> String {
        let isHub = ruling.scope == .hub
        let line =
            switch ruling.act {
            case .kick(let subject):
                text(isHub ? "ruling.kick.hub" : "ruling.kick", ["nick": nick, "who": subject.nick.text])
            case .ban(let target, let until): ban(target, until, isHub: isHub, by: nick, at: time)
            case .unban(let target):
                text(isHub ? "ruling.unban.hub" : "ruling.unban", ["nick": nick, "who": target.written])
            case .mute(let subject, let until): mute(subject, until, isHub: isHub, by: nick, at: time)
            case .unmute(let subject):
                text(isHub ? "ruling.unmute.hub" : "ruling.unmute", ["nick": nick, "who": subject.nick.text])
            case .promote(let subject):
                text(isHub ? "ruling.op.hub" : "ruling.op", ["nick": nick, "who": subject.nick.text])
            case .demote(let subject):
                text(isHub ? "ruling.deop.hub" : "ruling.deop", ["nick": nick, "who": subject.nick.text])
            case .invite(let subject): text("ruling.invite", ["nick": nick, "who": subject.nick.text])
            case .mode(let mode): change(to: mode, by: nick)
            }
        guard let reason = ruling.reason else { return line }
        return text("ruling.why", ["line": line, "why": reason.text])
    }

    private func ban(
        _ target: BanTarget, _ until: HubTime?, isHub: Bool, by nick: String, at time: HubTime
    ) -> String {
        guard let until else {
            return text(isHub ? "ruling.ban.hub" : "ruling.ban", ["nick": nick, "who": target.written])
        }
        let span = span(from: time, to: until)
        return text(
            isHub ? "ruling.bantime.hub" : "ruling.bantime", ["nick": nick, "who": target.written, "time": span])
    }

    private func mute(
        _ subject: Subject, _ until: HubTime?, isHub: Bool, by nick: String, at time: HubTime
    ) -> String {
        guard let until else {
            return text(isHub ? "ruling.mute.hub" : "ruling.mute", ["nick": nick, "who": subject.nick.text])
        }
        let span = span(from: time, to: until)
        return text(
            isHub ? "ruling.mutetime.hub" : "ruling.mutetime", ["nick": nick, "who": subject.nick.text, "time": span])
    }

    private func change(to mode: RoomMode, by nick: String) -> String {
        let changes = limits(of: mode)
        guard !changes.isEmpty else { return text("ruling.open", ["nick": nick]) }
        return text("ruling.mode", ["nick": nick, "mode": clauses(changes)])
    }

    /// What of a mode is not as in a new room.
    private func limits(of mode: RoomMode) -> [String] {
        (mode.isInviteOnly ? [text("mode.invite")] : [])
            + (mode.isAnnounceOnly ? [text("mode.announce")] : [])
            + (mode.pause > 0 ? [slow(mode)] : []) + (mode.chosenHistory == nil ? [] : [history(of: mode)])
    }

    /// `one message in 30 seconds`.
    func slow(_ mode: RoomMode) -> String {
        text("mode.slow", ["time": span(milliseconds: UInt64(mode.pause) * 1_000)])
    }

    private func history(of mode: RoomMode) -> String {
        switch mode.history {
        case .all: text("mode.history.all")
        case .sinceJoin: text("mode.history.since")
        case .none: text("mode.history.none")
        }
    }

    /// A room's mode in words: `This room: everybody comes in and speaks, newcomers read everything.`
    func sentence(for mode: RoomMode) -> String {
        let door =
            mode.isInviteOnly ? text("mode.invite") : mode.isAnnounceOnly ? nil : text("mode.open")
        let parts =
            [door].compactMap { $0 } + (mode.isAnnounceOnly ? [text("mode.announce")] : [])
            + (mode.pause > 0 ? [slow(mode)] : []) + [history(of: mode)]
        return text("notice.mode", ["mode": clauses(parts)])
    }

    /// `3 ms`, or `<1 ms`.
    func milliseconds(_ time: Double) -> String {
        time < 1 ? text("time.instant") : text("time.ms", ["ms": String(Int(time.rounded()))])
    }

    /// `1 hour`, `10 minutes`, `1 day 12 hours`: the two largest units, rounded. What is decided is stored a little
    /// later than it was meant.
    func span(milliseconds: UInt64) -> String {
        let grain: UInt64 = milliseconds >= 600_000 ? 60_000 : 1_000
        let seconds = (milliseconds + grain / 2) / grain * (grain / 1_000)
        let parts = [
            ("span.days", seconds / 86_400), ("span.hours", seconds / 3_600 % 24), ("span.minutes", seconds / 60 % 60),
            ("span.seconds", seconds % 60),
        ].filter { $0.1 > 0 }.map { text($0.0, count: Int(clamping: $0.1)) }
        return parts.isEmpty ? text("span.seconds", count: 0) : parts.prefix(2).joined(separator: " ")
    }

    func span(from time: HubTime, to until: HubTime) -> String {
        span(milliseconds: until.milliseconds - min(time.milliseconds, until.milliseconds))
    }
}

extension BanTarget {
    /// A nick or an address.
    var written: String {
        switch self {
        case .user(let subject): subject.nick.text
        case .address(let address): address.text
        }
    }
}
