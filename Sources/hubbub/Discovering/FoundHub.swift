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
    /// How many people are there, by the newest word of it.
    let people: UInt32
    /// The nicks of some of them, or of all; nil if it has not said who they are.
    let nicks: [Nick]?

    var name: HubName { beacon.name }
}
