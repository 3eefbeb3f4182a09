import ChatModel
import MessageCodec
import NIOCore
import Testing
import Trust

@testable import Discovery

@Suite struct BeaconCheckTests {
    private var check = BeaconCheck(capacity: 4)

    @Test mutating func `a signed beacon names the hub of its key`() throws {
        let hub = try TestHub()
        #expect(check.admit(try hub.received(hub.beacon(counter: 1))) == hub.identity.id)
    }

    @Test mutating func `the same beacon again and old ones are dropped, one that was overtaken is not`() throws {
        let hub = try TestHub()
        let wanted: [(start: UInt64, counter: UInt64, isNew: Bool)] = [
            (1, 105, true), (1, 105, false), (1, 104, true), (1, 104, false), (1, 42, true), (1, 41, false),
            (1, 106, true), (1, 42, false), (1, 104, false), (1, 103, true), (1, 300, true), (1, 236, false),
            (2, 1, true), (1, 301, false), (2, 1, false), (2, 2, true),
        ]
        let admitted = try wanted.map {
            check.admit(try hub.received(hub.beacon(start: $0.start, counter: $0.counter)))
        }
        #expect(admitted.map { $0 != nil } == wanted.map(\.isNew))
    }

    @Test func `after a restart recorded beacons count once each, and not at all behind the hub's own`() throws {
        let hub = try TestHub()
        let recorded = try (1...5).map { try hub.received(hub.beacon(counter: $0)) }
        let own = try hub.received(hub.beacon(counter: 6))
        var restarted = BeaconCheck(capacity: 4)
        let replayed = (recorded + recorded).map { restarted.admit($0) != nil }
        #expect(replayed == Array(repeating: true, count: 5) + Array(repeating: false, count: 5))
        #expect(restarted.admit(own) == hub.identity.id)
        #expect(recorded.allSatisfy { restarted.admit($0) == nil })
    }

    @Test mutating func `a changed byte anywhere in the signed part is seen`() throws {
        let hub = try TestHub()
        let signed = try #require(try hub.received(hub.beacon(counter: 1)).beacon)
        let payload = try DatagramCodec.beaconPayload(signed.beacon)
        for index in payload.indices {
            var changed = payload
            changed[index] ^= 1
            #expect(check.admit(signed, payload: changed) == nil)
        }
        #expect(check.admit(signed, payload: payload) == hub.identity.id)
    }

    @Test mutating func `a forged beacon leaves no trace`() throws {
        let (hub, thief) = (try TestHub(), try TestHub())
        let beacon = hub.beacon(start: 99, counter: 99)
        let payload = try DatagramCodec.beaconPayload(beacon)
        let forged = SignedBeacon(beacon: beacon, signature: try BeaconSignature.sign(payload, as: thief.identity))
        #expect(check.admit(try hub.decoded(forged)) == nil)
        #expect(check.count == 0)
        #expect(check.admit(try hub.received(hub.beacon(counter: 1))) == hub.identity.id)
    }

    @Test mutating func `a key that is no point of the curve is refused`() throws {
        let hub = try TestHub()
        let beacon = Beacon(
            hubKey: Array(repeating: 4, count: 65), freshness: Freshness(start: 1, counter: 1), name: hub.name,
            port: 1, pingPort: 1, people: 0, flags: [], clock: HubTime(milliseconds: 0), token: 0)
        let payload = try DatagramCodec.beaconPayload(beacon)
        let signed = SignedBeacon(beacon: beacon, signature: try BeaconSignature.sign(payload, as: hub.identity))
        #expect(check.admit(try hub.decoded(signed)) == nil)
    }

    @Test mutating func `the hub that was silent for longest makes room`() throws {
        let hubs = try (0..<5).map { _ in try TestHub() }
        for hub in hubs.dropLast() { _ = check.admit(try hub.received(hub.beacon(counter: 1))) }
        _ = check.admit(try hubs[0].received(hubs[0].beacon(counter: 2)))
        _ = check.admit(try hubs[4].received(hubs[4].beacon(counter: 1)))
        #expect(check.count == 4)
        #expect(check.admit(try hubs[0].received(hubs[0].beacon(counter: 2))) == nil)
        #expect(check.admit(try hubs[1].received(hubs[1].beacon(counter: 1))) != nil)
    }

    @Test func `the signer's beacons get fresher, carry what they must, and stay under 512 bytes`() throws {
        let hub = try TestHub(name: String(repeating: "é", count: 32), port: 65_535)
        var signer = BeaconSigner(
            hub.announced(start: 1 << 60, flags: [.password, .plain], people: { .max }), pingPort: 65_535)
        let first = try signer.next(token: .max)
        let second = try signer.next(goodbye: true)
        #expect(first.beacon.freshness < second.beacon.freshness)
        #expect(first.beacon.token == .max && second.beacon.token == 0)
        #expect(first.beacon.flags == [.password, .plain])
        #expect(second.beacon.flags == [.password, .plain, .goodbye])
        var buffer = ByteBuffer()
        try DatagramCodec.encode(.beacon(second), into: &buffer)
        #expect(buffer.readableBytes < 512)
        var check = BeaconCheck(capacity: 1)
        #expect(check.admit(try hub.decoded(first)) == hub.identity.id)
    }
}
