import ChatModel
import ClientCore
import TerminalCore

extension Surroundings {
    /// What a hub is called on the screen, cut to a name's usual length.
    func label(of hub: HubState) -> String {
        if let name = hub.name { return name.text.truncated(to: 24) }
        if case .address(let address) = hub.key { return address.display.truncated(to: 24) }
        return (hub.address?.display ?? "").truncated(to: 24)
    }

    /// How things stand with a hub: `lab ● 3 ms`, and shorter wordings of it, down to the sign alone.
    func states(of hub: HubState, at now: Now) -> [String] {
        let sign = words.text(hub.connection.session == nil ? "state.off" : "state.on")
        let short = "\(label(of: hub)) \(sign)"
        let clock = hub.connection.session.map { " · \(local($0.hubTime(at: now)).clock)" } ?? ""
        if let troubles = storage(of: hub) {
            return [
                "\(short) \(troubles.long)\(clock)", "\(short) \(troubles.long)", "\(short) \(troubles.short)", short,
                sign,
            ]
        }
        if hub.connection == .offline {
            return ["\(short) \(words.text("state.reading"))", "\(short) \(words.text("state.offline"))", short, sign]
        }
        let long = state(of: hub, at: now.monotonic).map { "\(short) \($0)" } ?? short
        return [long + clock, long, short, sign]
    }

    /// Why the hub stores nothing now; nil while it does, or is not there.
    private func storage(of hub: HubState) -> (long: String, short: String)? {
        guard hub.connection.session != nil else { return nil }
        return switch hub.storage {
        case .well: nil
        case .full: (words.text("state.full"), words.text("state.full.short"))
        case .readOnly: (words.text("state.readonly"), words.text("state.readonly.short"))
        case .failing: (words.text("state.failing"), words.text("state.failing.short"))
        }
    }

    /// The round trip, or what is done about a missing connection; nil when there is nothing to say.
    func state(of hub: HubState, at now: Monotonic) -> String? {
        switch hub.connection {
        case .open(let session): session.roundTrip.map { milliseconds(Double($0)) }
        case .idle, .connecting: words.text("state.connecting")
        case .waiting(let retry): words.text("state.waiting", count: Int(clamping: retry.seconds(from: now)))
        case .offline: words.text("state.offline")
        case .stopped(.asked): words.text("state.stopped")
        case .asking, .askingPassword, .stopped: words.text("state.failed")
        }
    }

    /// A sentence about why there is no connection; nil while there is one, or when nothing is to be said.
    func trouble(of hub: HubState) -> String? {
        let name = label(of: hub)
        return switch hub.connection {
        case .stopped(.refused(let refusal)): sentence(for: refusal)
        case .stopped(.unreachable(nil)): words.text("notice.unreachable", ["name": name])
        case .stopped(.unreachable(let detail?)):
            words.text("notice.unreachable.why", ["name": name, "detail": detail])
        case .stopped(.keyChanged): words.text("state.keychanged", ["name": name])
        case .waiting(let retry): reason(of: retry)
        case .offline: words.text("notice.offline", ["name": name])
        case .idle, .connecting, .open, .asking, .askingPassword, .stopped: nil
        }
    }

    private func reason(of retry: Retry) -> String? {
        switch retry.reason {
        case .hubStopped: words.text("notice.stopped")
        case .lost: nil
        case .unreachable(let detail): detail
        case .refused(let refusal): detail(refusal.code, refusal.detail)
        }
    }

    /// `3 ms`, or `<1 ms`.
    func milliseconds(_ time: Double) -> String { words.milliseconds(time) }

    /// Comings and goings folded into one line.
    func line(of fold: PresenceFold, calling people: People) -> String {
        let name = { (move: PresenceFold.Move) in people[move.number].flatMap { people.petname(of: $0.id) } ?? move.nick
        }
        let joined = names(fold.arrived.map(name), more: fold.moreArrived)
        let left = names(fold.left.map(name), more: fold.moreLeft)
        var parts: [String] = []
        if let joined { parts.append(words.text("presence.joined", ["names": joined])) }
        if let left { parts.append(words.text("presence.left", ["names": left])) }
        parts += fold.renamed.map { words.text("presence.renamed", ["old": $0.old.text, "new": $0.new.text]) }
        if fold.moreRenamed > 0 { parts.append(words.text("presence.morerenamed", count: fold.moreRenamed)) }
        return parts.joined(separator: " · ")
    }

    private func names(_ nicks: [Nick], more: Int) -> String? {
        let names = list(nicks.map(\.text))
        if more == 0 { return nicks.isEmpty ? nil : names }
        if nicks.isEmpty { return words.text("picker.people", count: more) }
        return words.text("presence.others", ["names": names, "count": String(more)])
    }
}
