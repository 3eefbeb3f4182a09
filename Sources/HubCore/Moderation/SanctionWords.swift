import ChatModel

/// What people are told who are kept out or may not speak.
extension Sanction {
    /// "You are banned from this hub for another 2 h, by ann: spam."
    func words(_ what: String, at now: HubTime) -> String {
        let time = until.map { " for another \(Self.span(from: now, to: $0))" } ?? ""
        let why = reason.map { ": \($0.text)" } ?? "."
        return "You are \(what)\(time), by \(by.text)\(why)"
    }

    /// Rounded up: `3 days`, `2 h`, `5 min`, `40 s`.
    static func span(from start: HubTime, to end: HubTime) -> String {
        let left = end.milliseconds > start.milliseconds ? end.milliseconds - start.milliseconds : 0
        let seconds = (left + 999) / 1_000
        switch seconds {
        case ..<120: return "\(seconds) s"
        case ..<7_200: return "\((seconds + 59) / 60) min"
        case ..<172_800: return "\((seconds + 3_599) / 3_600) h"
        default: return "\((seconds + 86_399) / 86_400) days"
        }
    }
}

extension Ruling {
    /// What somebody is told who is put out of the hub.
    func farewell(by nick: Nick, at now: HubTime) -> String {
        if case .ban(let target, let until) = act {
            return Sanction(kind: .ban, target: target, until: until, by: nick, reason: reason)
                .words("banned from this hub", at: now)
        }
        return "\(nick.text) put you out of this hub" + (reason.map { ": \($0.text)" } ?? ". You may come back.")
    }
}
