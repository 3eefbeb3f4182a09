import ChatModel

/// A hub that was heard, whatever paths its beacons took.
struct FoundHub: Hashable, Sendable {
    let id: HubID
    /// What it said last.
    let beacon: Beacon
    /// Best first.
    let addresses: [HubAddress]
    /// Milliseconds from query to answer on the best path, if measured.
    let roundTrip: Double?

    var name: HubName { beacon.name }
}
