import ChatModel

/// One hub in the list, whatever paths it was heard on.
package struct HubRow: Hashable, Sendable {
    /// Where the person stands with it.
    package enum Acquaintance: Hashable, Sendable {
        case new
        /// Last met at this time of this machine's clock.
        case met(HubTime)
    }

    package let id: HubID
    package let name: HubName
    /// Best first.
    package let addresses: [HubAddress]
    /// Whether a beacon of it came in of late.
    package let isHeard: Bool
    /// People online, if it is heard.
    package let people: UInt32?
    /// Some of them, or all, if it has said who they are.
    package let nicks: [ListedNick]
    /// Milliseconds from query to answer on the best path, if measured.
    package let roundTrip: Double?
    /// Whether it asks for a password.
    package let asksPassword: Bool
    package let acquaintance: Acquaintance
    /// The hub that was met under this name; this one has another key, and was never met.
    package let namesake: HubID?
}
