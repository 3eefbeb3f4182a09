import ChatModel
import ClientCore

extension Surroundings {
    /// What a changed key may mean, and the way on.
    func keyChanged(_ name: String, _ change: KeyChange) -> String {
        let known = fingerprint(change.known.digest)
        let met = fingerprint(change.met.digest)
        guard let since = change.since, let handle = change.handle else {
            return words.text("notice.keychanged", ["name": name, "known": known, "met": met])
        }
        return words.text(
            "notice.keychanged.since",
            ["name": name, "date": shortDay(local(since)), "known": known, "met": met, "handle": handle])
    }

    /// Which hub one is on.
    func describe(_ hub: HubFacts) -> [String] {
        let label = hub.name?.text ?? hub.address?.display ?? ""
        let about = [
            hub.address.map(way), hub.isConnected ? nil : words.text("notice.hub.off"),
            words.text(hub.isHeard ? "notice.hub.heard" : "notice.hub.unheard"),
            hub.trusted.map { words.text("notice.hub.trusted", ["date": shortDay(local($0))]) },
        ]
        return [label, "  " + fingerprint(hub.id.digest)] + about.compactMap(\.self).map { "  \($0)" }
    }

    /// The way to a hub, and who can read along.
    private func way(_ address: HubAddress) -> String {
        let key =
            switch address {
            case .tcp(_, _, plain: false): "notice.hub.tls"
            case .tcp(_, _, plain: true): "notice.hub.plain"
            case .unix: "notice.hub.unix"
            }
        return words.text(key, ["address": address.display])
    }
}
