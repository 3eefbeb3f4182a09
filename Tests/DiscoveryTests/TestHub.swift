import ChatModel
import MessageCodec
import NIOCore
import Trust

@testable import Discovery

/// A hub whose beacons a test writes itself.
struct TestHub {
    let identity: HubIdentity
    let name: HubName
    let port: UInt16

    init(name: String = "lab", port: UInt16 = 4_000) throws {
        identity = try HubIdentity.ephemeral()
        self.name = try HubName(name)
        self.port = port
    }

    func announced(
        start: UInt64 = 1, flags: Beacon.Flags = [], people: @escaping @Sendable () -> UInt32 = { 3 },
        names: (@Sendable () async -> [Nick])? = nil,
        clock: @escaping @Sendable () -> HubTime = { HubTime(milliseconds: 1_700_000_000_000) }
    ) -> AnnouncedHub {
        AnnouncedHub(
            identity: identity, name: name, port: port, flags: flags, start: start, people: people, names: names,
            clock: clock)
    }

    func beacon(
        start: UInt64 = 1, counter: UInt64, flags: Beacon.Flags = [], token: UInt64 = 0, waited: UInt32 = 0
    ) -> Beacon {
        Beacon(
            hubKey: identity.publicKey, freshness: Freshness(start: start, counter: counter), name: name, port: port,
            pingPort: 4_001, people: 3, flags: flags, clock: HubTime(milliseconds: 1_700_000_000_000), token: token,
            waited: waited)
    }

    /// The beacon as a browser reads it from the network, signed by this hub.
    func received(_ beacon: Beacon) throws -> ReceivedDatagram {
        let payload = try DatagramCodec.beaconPayload(beacon)
        let signature = try BeaconSignature.sign(payload, as: identity)
        return try decoded(SignedBeacon(beacon: beacon, signature: signature))
    }

    func decoded(_ signed: SignedBeacon) throws -> ReceivedDatagram { try ReceivedDatagram(.beacon(signed)) }
}

extension ReceivedDatagram {
    /// A datagram as it is read from the network.
    init(_ datagram: Datagram) throws {
        var buffer = ByteBuffer()
        try DatagramCodec.encode(datagram, into: &buffer)
        self = try DatagramCodec.decode(buffer)
    }
}

extension ReceivedDatagram {
    /// The beacon in it, if it is one.
    var beacon: SignedBeacon? { if case .beacon(let signed) = datagram { signed } else { nil } }
}

extension BeaconCheck {
    /// The check of a beacon as it came in.
    mutating func admit(_ received: ReceivedDatagram) -> HubID? {
        received.beacon.flatMap { admit($0, payload: received.signedBytes) }
    }
}
