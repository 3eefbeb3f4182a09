import ChatModel
import MessageCodec
import Trust

/// Tells genuine new beacons from forged and recorded ones.
struct BeaconCheck: Sendable {
    private struct Known {
        let hub: HubID
        var window: ReplayWindow
        /// The number of beacons taken in when this one was.
        var turn: UInt64
    }

    /// Whose signature it is; nil if it is nobody's.
    typealias Verify = @Sendable (_ key: [UInt8], _ signature: [UInt8], _ payload: [UInt8]) -> HubID?

    private let capacity: Int
    private let verify: Verify
    /// By public key, which has one spelling.
    private var known: [[UInt8]: Known] = [:]
    private var turn: UInt64 = 0

    /// - Parameter capacity: hubs whose freshness is kept; the one silent for longest makes room.
    init(capacity: Int, verify: @escaping Verify = { BeaconSignature.hub(key: $0, signature: $1, payload: $2) }) {
        self.capacity = capacity
        self.verify = verify
    }

    /// How many hubs are kept.
    var count: Int { known.count }

    /// The hub that signed a beacon; nil if it did not, or if the beacon came in before or is an old one.
    mutating func admit(_ signed: SignedBeacon, payload: [UInt8]) -> HubID? {
        let beacon = signed.beacon
        // The cheap test comes first: a flood of recorded beacons costs no signature checks.
        guard known[beacon.hubKey]?.window.admits(beacon.freshness) ?? true else { return nil }
        guard let hub = verify(beacon.hubKey, signed.signature, payload) else { return nil }
        turn += 1
        if known[beacon.hubKey] == nil {
            makeRoom()
            known[beacon.hubKey] = Known(hub: hub, window: ReplayWindow(beacon.freshness), turn: turn)
        }
        known[beacon.hubKey]?.window.note(beacon.freshness)
        known[beacon.hubKey]?.turn = turn
        return hub
    }

    private mutating func makeRoom() {
        guard known.count >= capacity, let oldest = known.min(by: { $0.value.turn < $1.value.turn }) else { return }
        known[oldest.key] = nil
    }
}
