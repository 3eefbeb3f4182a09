import ChatModel
import MessageCodec
import NIOCore
import Trust

/// Writes and signs a hub's beacons, each fresher than the one before, and its answers to who is there.
struct BeaconSigner: Sendable {
    private let hub: AnnouncedHub
    private let pingPort: UInt16
    private let flags: Beacon.Flags
    private var counter: UInt64 = 0

    /// - Parameter flags: what is to be known beside what the hub says of itself.
    init(_ hub: AnnouncedHub, pingPort: UInt16, flags: Beacon.Flags = []) {
        self.hub = hub
        self.pingPort = pingPort
        self.flags = hub.flags.union(flags)
    }

    /// The next beacon.
    /// - Throws: `WireError` or `TrustError`, when the system can't sign.
    mutating func next(
        token: UInt64 = 0, waited: TimeAmount = .zero, goodbye: Bool = false
    ) throws -> SignedBeacon {
        counter += 1
        let beacon = Beacon(
            hubKey: hub.identity.publicKey, freshness: Freshness(start: hub.start, counter: counter), name: hub.name,
            port: hub.port, pingPort: pingPort, people: hub.people(),
            flags: goodbye ? flags.union(.goodbye) : flags, clock: hub.clock(), token: token,
            waited: UInt32(clamping: waited.nanoseconds / 1_000))
        let payload = try DatagramCodec.beaconPayload(beacon)
        return SignedBeacon(beacon: beacon, signature: try BeaconSignature.sign(payload, as: hub.identity))
    }

    /// Who is on the hub, as many of them as fit.
    /// - Throws: as ``next(token:goodbye:)``.
    func people(_ nicks: [Nick], token: UInt64) throws -> SignedPeople {
        let people = PeopleOnline(
            hubKey: hub.identity.publicKey, token: token, total: hub.people(), nicks: DatagramSize.fitting(nicks))
        let payload = try DatagramCodec.peoplePayload(people)
        return SignedPeople(people: people, signature: try PeopleSignature.sign(payload, as: hub.identity))
    }
}
