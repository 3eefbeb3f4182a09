import ChatModel
import ClientCore

extension Surroundings {
    /// Notices about keeping order and about names; nil for others.
    func orderSentence(for notice: Notice) -> String? {
        switch notice {
        case .removed(let name, let removal, let time): removed(from: name, removal, at: time)
        case .notLetIn(let name, .inviteOnly, _): words.text("notice.inviteonly", ["room": name.written])
        case .notLetIn(let name, let code, let text):
            words.text("notice.banned", ["room": name.written, "detail": detail(code, text)])
        case .outside(let name, let isBanned):
            words.text(isBanned ? "notice.outside.banned" : "notice.outside", ["room": name.written])
        case .carriedOut(let command): words.text("notice.carriedout", ["command": command.rawValue])
        case .mode(let mode): words.sentence(for: mode)
        case .petnameGiven(let nick, let name):
            words.text("notice.petname", ["nick": nick.text, "name": name.text])
        case .petnameTaken(let nick): words.text("notice.petname.taken", ["nick": nick.text])
        case .petnameUsed(let name, let nick):
            words.text("notice.petname.used", ["name": name.text, "nick": nick.text])
        case .noPetname(let name): words.text("notice.petname.unknown", ["name": name.text])
        case .tooManyPetnames(let limit): words.text("notice.petname.toomany", ["count": String(limit)])
        default: nil
        }
    }

    /// Who put the user out, why, for how long, and how to come back.
    private func removed(from name: RoomName?, _ removal: Removal, at time: HubTime?) -> String {
        let line = words.line(of: removal.ruling, by: removal.by.text, at: time ?? HubTime(milliseconds: 0))
        guard let name else { return words.text("notice.removed.hub", ["line": line]) }
        let key = if case .kick = removal.ruling.act { "notice.removed" } else { "notice.removed.banned" }
        return words.text(key, ["line": line, "room": name.written])
    }

    /// The bans and mutes, a line each.
    func list(of sanctions: [Sanction], more: Bool, _ scope: Ruling.Scope) -> [String] {
        guard !sanctions.isEmpty else {
            return [words.text(scope == .hub ? "notice.bans.none.hub" : "notice.bans.none")]
        }
        let head = words.text(scope == .hub ? "notice.bans.hub" : "notice.bans", count: sanctions.count)
        return [head] + sanctions.map { "  " + line(of: $0) } + (more ? ["  " + words.text("notice.bans.more")] : [])
    }

    private func line(of sanction: Sanction) -> String {
        let values: KeyValuePairs = [
            "who": sanction.target.written, "until": sanction.until.map(moment) ?? "", "nick": sanction.by.text,
        ]
        let isTimed = sanction.until != nil
        let line =
            switch sanction.kind {
            case .ban: words.text(isTimed ? "notice.bans.ban" : "notice.bans.banforever", values)
            case .mute: words.text(isTimed ? "notice.bans.mute" : "notice.bans.muteforever", values)
            }
        guard let reason = sanction.reason else { return line }
        return words.text("ruling.why", ["line": line, "why": reason.text])
    }

    /// `21 November 14:07`.
    private func moment(_ time: HubTime) -> String {
        let local = local(time)
        return words.text("date.moment", ["date": shortDay(local), "time": local.clock])
    }

    /// The names that the person gave to others, a line each.
    func list(of petnames: [Petname]) -> [String] {
        guard !petnames.isEmpty else { return [words.text("notice.petnames.none")] }
        return [words.text("notice.petnames", count: petnames.count)]
            + petnames.map { "  " + words.text("notice.petnames.line", ["name": $0.name.text, "nick": $0.nick.text]) }
    }

    /// What is told of somebody beyond what they do.
    func standing(of whois: Whois, _ acquaintance: Acquaintance) -> [String] {
        let petname = acquaintance.petname.map { words.text("notice.whois.petname", ["name": $0.text]) }
        let role: String? =
            switch (whois.role, acquaintance.role) {
            case (.owner, _): words.text("notice.whois.owner.hub")
            case (.operator, _): words.text("notice.whois.op.hub")
            case (.member, .owner): words.text("notice.whois.owner")
            case (.member, .operator): words.text("notice.whois.op")
            case (.member, .member): nil
            }
        let look: String? =
            switch acquaintance.lookalike {
            case .of(let nick): words.text("notice.whois.like", ["nick": nick.text])
            case .mixedScripts: words.text("notice.whois.mixed")
            case nil: nil
            }
        let addresses =
            whois.addresses.isEmpty
            ? nil : words.text("notice.whois.from", ["addresses": list(whois.addresses)])
        return [petname, role, look, addresses].compactMap { $0 }
    }
}

extension Role {
    /// The catalogue's key of the sign before the name of one who is that; nil where there is none.
    var mark: String? {
        switch self {
        case .owner: "mark.owner"
        case .operator: "mark.operator"
        case .member: nil
        }
    }
}
