import ChatModel
import ClientCore

/// The hubs that are heard: one for each key.
struct HubList: Sendable {
    private var directory = HubDirectory()
    private var beacons: [HubID: Beacon] = [:]

    /// Takes a beacon in; false if it tells nothing new.
    mutating func hear(_ sighting: Sighting, at now: Monotonic) -> Bool {
        guard directory.hear(sighting, at: now) else { return false }
        beacons[sighting.hub] = sighting.beacon
        return true
    }

    /// Takes in who is on a hub.
    mutating func hear(_ people: HubPeople, at now: Monotonic) { directory.take(people, at: now) }

    /// The hubs that are to be asked now who is on them; they count as asked.
    mutating func toAsk(at now: Monotonic) -> [HubID] {
        var random = SystemRandomNumberGenerator()
        return directory.toAsk(among: directory.heard.map(\.id), at: now, using: &random)
    }

    /// Forgets the hubs that have been silent for too long.
    mutating func expire(at now: Monotonic) {
        _ = directory.expire(at: now)
        beacons = beacons.filter { directory.isHeard($0.key) }
    }

    /// The hubs in order of name, hubs of one name in order of key.
    var hubs: [FoundHub] {
        directory.heard.compactMap { row in
            beacons[row.id].map { beacon in
                let isTold = !row.nicks.isEmpty || row.people == 0
                return FoundHub(
                    id: row.id, beacon: beacon, addresses: row.addresses, roundTrip: row.roundTrip,
                    people: row.people ?? 0, nicks: isTold ? row.nicks.map(\.nick) : nil)
            }
        }.sorted { ($0.name.text.lowercased(), $0.id.digest.hex) < ($1.name.text.lowercased(), $1.id.digest.hex) }
    }

    /// The hubs of a name; those in other upper and lower case only if none is written so.
    func hubs(called name: String) -> [FoundHub] {
        let hubs = hubs
        let exact = hubs.filter { $0.name.text == name }
        return exact.isEmpty ? hubs.filter { $0.name.text.lowercased() == name.lowercased() } : exact
    }
}
