import ChatModel
import Collections

/// The hubs that were heard or are remembered: one record for each, whatever paths its beacons took.
package struct HubDirectory: Sendable {
    /// One way to a hub.
    private struct Path {
        let address: HubAddress
        var heard: Monotonic
        var roundTrip: Double?

        /// The way within this machine goes before all, that on one link alone after all; between them the quickest.
        var rank: Rank { Rank(reach: address.reach, roundTrip: roundTrip ?? .infinity) }

        struct Rank: Comparable {
            let reach: HubAddress.Reach
            let roundTrip: Double

            static func < (left: Rank, right: Rank) -> Bool {
                (left.reach, left.roundTrip) < (right.reach, right.roundTrip)
            }
        }
    }

    /// What is known of one hub.
    private struct Record {
        var beacon: Beacon? {
            didSet { if beacon?.name != oldValue?.name { look = beacon.map { NameLook($0.name) } } }
        }
        /// What its name looks like.
        private(set) var look: NameLook?
        var freshness: Freshness?
        /// When that freshness was first heard.
        var pulse: Monotonic?
        var paths: [Path] = []
        var memory: RememberedHub?
        var people = PeopleKnowledge()

        var isHeard: Bool { !paths.isEmpty }
    }

    private var records: OrderedDictionary<HubID, Record> = [:]
    /// Since when keys are trusted.
    private var pins: [HubID: HubTime] = [:]
    /// The hubs that were met, by what their names look like.
    private var namesakes: [String: HubID] = [:]

    package init() {}

    /// Takes in what an earlier run remembered.
    mutating func remember(_ hub: RememberedHub) {
        records[hub.id, default: Record()].memory = hub
        for skeleton in NameLook(hub.name).skeletons { namesakes[skeleton] = hub.id }
    }

    /// Takes in that a hub's key is trusted; the first time counts.
    mutating func pin(_ hub: PinnedHub) {
        pins[hub.id] = pins[hub.id] ?? hub.since
        for skeleton in hub.name.map({ NameLook($0).skeletons }) ?? [] {
            namesakes[skeleton] = namesakes[skeleton] ?? hub.id
        }
    }

    /// A hub was met; on a Unix socket no key is looked at.
    mutating func pin(_ hub: PinnedHub, at address: HubAddress) {
        if case .tcp = address { pin(hub) }
    }

    /// Since when a hub's key is trusted; nil if it is not.
    func pinned(_ id: HubID) -> HubTime? { pins[id] }

    /// The hub that was met under a name that this one, which never was, looks like.
    package func namesake(of id: HubID, called name: HubName) -> HubID? { namesake(of: id, NameLook(name)) }

    private func namesake(of id: HubID, _ look: NameLook) -> HubID? {
        guard records[id]?.memory == nil, pins[id] == nil else { return nil }
        return look.skeletons.lazy.compactMap { namesakes[$0] }.first { $0 != id }
    }

    /// What is remembered of a hub.
    package func memory(of id: HubID) -> RememberedHub? { records[id]?.memory }

    /// Takes a beacon in; false if it is older than what is known, or there is no room for strangers.
    package mutating func hear(_ sighting: Sighting, at now: Monotonic) -> Bool {
        var record = records[sighting.hub] ?? Record()
        guard isFresh(sighting.beacon, after: record, at: now) else { return takeLate(sighting, at: now) }
        guard records[sighting.hub] != nil || makeRoom() else { return false }
        if record.freshness != sighting.beacon.freshness { record.pulse = now }
        record.freshness = sighting.beacon.freshness
        if !record.isHeard { record.people = PeopleKnowledge() }
        if sighting.beacon.flags.contains(.goodbye) {
            record.paths = []
        } else {
            record.people.note(sighting.beacon.people)
            record.beacon = sighting.beacon
            note(sighting, in: &record, at: now)
        }
        records[sighting.hub] = record
        return true
    }

    /// Takes the path of a beacon that a newer one of another path has just overtaken; what it says is old.
    private mutating func takeLate(_ sighting: Sighting, at now: Monotonic) -> Bool {
        guard var record = records[sighting.hub], record.isHeard, let known = record.freshness,
            let pulse = record.pulse, now.since(pulse) <= ClientLimits.samePulse,
            !sighting.beacon.flags.contains(.goodbye), sighting.beacon.freshness < known,
            known.start == sighting.beacon.freshness.start,
            known.counter - sighting.beacon.freshness.counter < ClientLimits.overtaken
        else { return false }
        note(sighting, in: &record, at: now)
        records[sighting.hub] = record
        return true
    }

    /// Takes in who is on a hub, if it is heard.
    package mutating func take(_ people: HubPeople, at now: Monotonic) {
        guard records[people.hub]?.isHeard == true else { return }
        records[people.hub]?.people.take(people, at: now)
    }

    /// Those of these hubs that are to be asked now who is on them; they count as asked.
    package mutating func toAsk(
        among hubs: [HubID], at now: Monotonic, using random: inout some RandomNumberGenerator
    ) -> [HubID] {
        hubs.filter { hub in
            guard let record = records[hub], record.isHeard, record.beacon?.flags.contains(.namesPeople) == true else {
                return false
            }
            return records[hub]?.people.isDue(at: now, using: &random) == true
        }
    }

    /// Drops the paths that have been silent; true if any hub is not heard any more.
    package mutating func expire(at now: Monotonic) -> Bool {
        var changed = false
        for id in records.keys {
            guard records[id]?.isHeard == true else { continue }
            records[id]?.paths.removeAll { now.since($0.heard) >= ClientLimits.hubSilence }
            if records[id]?.isHeard == false { changed = true }
        }
        return changed
    }

    /// The addresses of a hub, best first; the last known one when it is not heard.
    package func addresses(of id: HubID) -> [HubAddress] {
        guard let record = records[id] else { return [] }
        let heard = record.paths.map(\.address)
        guard let last = record.memory?.address, !heard.contains(last) else { return heard }
        return heard + [last]
    }

    /// Whether a beacon of the hub came in of late.
    package func isHeard(_ id: HubID) -> Bool { records[id]?.isHeard ?? false }

    /// The hub of that name, in upper or lower case: a remembered one before a new one, a heard one before a silent one.
    package func find(_ name: String) -> HubID? {
        let wanted = name.lowercased()
        let named = rows.filter { $0.name.text.lowercased() == wanted }
        return named.first { $0.acquaintance != .new && $0.isHeard }?.id ?? named.first { $0.isHeard }?.id
            ?? named.first?.id
    }

    /// The hubs that are heard, in the order in which each was first known: nothing jumps.
    package var heard: [HubRow] { rows.filter(\.isHeard) }

    /// The remembered hubs that are not heard, likewise.
    package var silent: [HubRow] { rows.filter { !$0.isHeard } }

    /// The row of one hub, if it is in the list.
    package func row(of id: HubID) -> HubRow? { records[id].flatMap { row(id, $0) } }

    /// All rows, heard ones first.
    package var listed: [HubRow] { heard + silent }

    private var rows: [HubRow] { records.compactMap { row($0.key, $0.value) } }

    private func row(_ id: HubID, _ record: Record) -> HubRow? {
        guard record.isHeard || record.memory != nil else { return nil }
        guard let name = (record.isHeard ? record.beacon?.name : nil) ?? record.memory?.name else { return nil }
        return HubRow(
            id: id, name: name, addresses: addresses(of: id), isHeard: record.isHeard,
            people: record.isHeard ? record.people.count : nil,
            nicks: record.isHeard ? record.people.nicks : [], roundTrip: record.paths.first?.roundTrip,
            asksPassword: record.isHeard && record.beacon?.flags.contains(.password) == true,
            acquaintance: record.memory.map { .met($0.met) } ?? .new,
            namesake: record.look.flatMap { namesake(of: id, $0) })
    }

    /// Strangers that fell silent make room; those that are heard don't.
    private mutating func makeRoom() -> Bool {
        guard records.values.count(where: { $0.memory == nil }) >= ClientLimits.strangers else { return true }
        guard let gone = records.first(where: { $0.value.memory == nil && !$0.value.isHeard }) else { return false }
        records.removeValue(forKey: gone.key)
        return true
    }

    /// A beacon may come again on another path right after its first; later it is an echo of the past.
    private func isFresh(_ beacon: Beacon, after record: Record, at now: Monotonic) -> Bool {
        guard let known = record.freshness, let pulse = record.pulse else { return true }
        if beacon.freshness == known { return record.isHeard && now.since(pulse) <= ClientLimits.samePulse }
        return beacon.freshness > known
    }

    private func note(_ sighting: Sighting, in record: inout Record, at now: Monotonic) {
        if let index = record.paths.firstIndex(where: { $0.address == sighting.address }) {
            record.paths[index].heard = now
            record.paths[index].roundTrip = sighting.roundTrip ?? record.paths[index].roundTrip
        } else {
            let path = Path(address: sighting.address, heard: now, roundTrip: sighting.roundTrip)
            if record.paths.count >= ClientLimits.addresses { Self.makeRoom(for: path, in: &record) }
            if record.paths.count < ClientLimits.addresses { record.paths.append(path) }
        }
        record.paths = record.paths.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    /// One that answered a query takes the place of one that never did: those may be made up of a beacon's echoes.
    private static func makeRoom(for path: Path, in record: inout Record) {
        guard path.roundTrip != nil, let index = record.paths.lastIndex(where: { $0.roundTrip == nil }) else { return }
        record.paths.remove(at: index)
    }
}
