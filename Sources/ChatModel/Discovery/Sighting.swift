/// One hub heard on one path: what a checked beacon said, where from, and when.
package struct Sighting: Hashable, Sendable {
    package let hub: HubID
    package let beacon: Beacon
    /// Where to connect: the address that the beacon came from with the port that it names.
    package let address: HubAddress
    /// Milliseconds from query to answer; nil when it was not an answer to ours.
    package let roundTrip: Double?

    package init(hub: HubID, beacon: Beacon, address: HubAddress, roundTrip: Double?) {
        self.hub = hub
        self.beacon = beacon
        self.address = address
        self.roundTrip = roundTrip
    }
}
