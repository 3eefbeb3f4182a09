import ChatModel

/// What changes among the hubs that are heard.
struct HubWatch: Sendable {
    /// One change, with the hub as it is now, or was.
    enum Change: Hashable, Sendable {
        case appeared(FoundHub)
        case changed(FoundHub)
        case gone(FoundHub)

        var hub: FoundHub {
            switch self {
            case .appeared(let hub), .changed(let hub), .gone(let hub): hub
            }
        }

        /// The word for it in JSON.
        var event: String {
            switch self {
            case .appeared: "appeared"
            case .changed: "changed"
            case .gone: "gone"
            }
        }
    }

    private var shown: [HubID: FoundHub] = [:]

    /// What is to be told now that these hubs are heard.
    mutating func see(_ hubs: [FoundHub]) -> [Change] {
        let heard = Set(hubs.map(\.id))
        let gone = shown.values.filter { !heard.contains($0.id) }.sorted { $0.id.digest.hex < $1.id.digest.hex }
        var changes = gone.map(Change.gone)
        for hub in gone { shown[hub.id] = nil }
        for hub in hubs {
            if let before = shown[hub.id] {
                guard Self.isNews(hub, after: before) else { continue }
                changes.append(.changed(hub))
            } else {
                changes.append(.appeared(hub))
            }
            shown[hub.id] = hub
        }
        return changes
    }

    /// A second path, and a round trip that is never quite the same, are none; an address that is good without the
    /// name of a link is one.
    private static func isNews(_ hub: FoundHub, after before: FoundHub) -> Bool {
        if (hub.name, hub.people, hub.beacon.flags) != (before.name, before.people, before.beacon.flags) { return true }
        // Who is there is asked for behind every change; until it comes, the old names are no news.
        if let nicks = hub.nicks, nicks != before.nicks { return true }
        guard let (address, best) = before.addresses.first.flatMap({ old in hub.addresses.first.map { (old, $0) } })
        else { return true }
        return !hub.addresses.contains(address) || (address.reach == .link && best.reach != .link)
    }
}
