import ChatModel
import Trust

/// A hub that a person named, found: where to try, and whose key must be met there.
struct HubTarget: Hashable, Sendable {
    /// To be tried a little after one another, best first.
    let addresses: [HubAddress]
    let expected: ExpectedHub
    /// The UDP port for pings that it names, if it was heard.
    var pingPort: UInt16?
    /// The room that a link names.
    var room: RoomName?
    /// The name, if it was neither heard nor known, and is tried as a machine's.
    var guess: String?

    /// The address that the person named; only such a one is pinned.
    var namedAddress: HubAddress? {
        if case .address(let address) = expected { address } else { nil }
    }
}
