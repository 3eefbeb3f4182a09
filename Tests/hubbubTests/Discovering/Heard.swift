import ChatModel
import Testing

@testable import hubbub

/// Sightings that nobody signed, for what happens behind the browser.
struct Heard {
    let id: HubID
    let name: String
    var people: UInt32 = 0
    var flags: Beacon.Flags = []
    private var counter: UInt64 = 0

    /// - Parameter seed: two hubs differ in it.
    init(_ name: String, seed: UInt8 = 1) throws {
        id = HubID(try #require(Digest(Array(repeating: seed, count: 32))))
        self.name = name
    }

    /// The next beacon of this hub.
    mutating func beacon(
        at host: String = "10.0.0.1", roundTrip: Double? = 1, _ flag: Beacon.Flags = []
    ) throws -> Sighting {
        counter += 1
        let beacon = Beacon(
            hubKey: [], freshness: Freshness(start: 1, counter: counter), name: try HubName(name), port: 24_822,
            pingPort: 5_000, people: people, flags: flags.union(flag), clock: HubTime(milliseconds: 1_790_000_000_123),
            token: 0)
        return Sighting(
            hub: id, beacon: beacon,
            address: .tcp(host: host, port: 24_822, plain: flags.contains(.plain)), roundTrip: roundTrip)
    }
}

extension HubList {
    /// A list that has heard these, at once.
    init(_ sightings: [Sighting]) {
        self.init()
        for sighting in sightings { _ = hear(sighting, at: Monotonic(milliseconds: 1_000)) }
    }
}
