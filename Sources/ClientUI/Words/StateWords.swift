import ChatModel
import ClientCore

extension Surroundings {
    /// How things stand with a hub, for the corner of the screen: `lab ● 3 ms`.
    func state(of hub: HubState, at now: Monotonic) -> String {
        let name = hub.name?.text ?? hub.address?.display ?? ""
        switch hub.connection {
        case .open(let session):
            guard let trip = session.roundTrip else { return words.text("state.open", ["hub": name]) }
            return words.text("state.ms", ["hub": name, "ms": String(trip)])
        case .idle, .connecting: return words.text("state.connecting", ["hub": name])
        case .waiting(let retry):
            return words.text("state.waiting", count: Int(clamping: retry.seconds(from: now)), ["hub": name])
        case .stopped(.asked): return words.text("state.stopped", ["hub": name])
        case .asking, .stopped: return words.text("state.failed", ["hub": name])
        }
    }

    /// A sentence about why there is no connection; nil while there is one, or when nothing is to be said.
    func trouble(of hub: HubState) -> String? {
        let name = hub.name?.text ?? hub.address?.display ?? ""
        return switch hub.connection {
        case .stopped(.refused(let refusal)): words.text("notice.session", ["detail": refusal.detail])
        case .stopped(.unreachable(nil)): words.text("notice.unreachable", ["name": name])
        case .stopped(.unreachable(let detail?)):
            words.text("notice.unreachable.why", ["name": name, "detail": detail])
        case .stopped(.keyChanged(let change)): keyChanged(name, change)
        case .waiting(let retry): reason(of: retry)
        case .idle, .connecting, .open, .asking, .stopped: nil
        }
    }

    private func reason(of retry: Retry) -> String? {
        switch retry.reason {
        case .hubStopped: words.text("notice.stopped")
        case .lost: nil
        case .unreachable(let detail): detail
        case .refused(let refusal): refusal.detail
        }
    }

    /// Comings and goings folded into one line.
    func line(of fold: PresenceFold) -> String {
        let joined = names(fold.arrived.map(\.nick), more: fold.moreArrived)
        let left = names(fold.left.map(\.nick), more: fold.moreLeft)
        let renamed = fold.renamed.map {
            words.text("presence.renamed", ["old": $0.old.text, "new": $0.new.text])
        }
        return
            ((joined.map { [words.text("presence.joined", ["names": $0])] } ?? [])
            + (left.map { [words.text("presence.left", ["names": $0])] } ?? []) + renamed).joined(separator: " · ")
    }

    private func names(_ nicks: [Nick], more: Int) -> String? {
        let names = list(nicks.map(\.text))
        if more == 0 { return nicks.isEmpty ? nil : names }
        if nicks.isEmpty { return words.text("presence.only", ["count": String(more)]) }
        return words.text("presence.others", ["names": names, "count": String(more)])
    }
}
