import ChatModel

/// Which hub one is on: what `/hub` shows.
package struct HubFacts: Hashable, Sendable {
    package let id: HubID
    package let name: HubName?
    /// The address that is or was used.
    package let address: HubAddress?
    package let isConnected: Bool
    /// Whether it makes itself known on this network.
    package let isHeard: Bool
    /// Since when its key is trusted; nil if it never was, as that of a Unix socket.
    package let trusted: HubTime?

    package init(
        id: HubID, name: HubName?, address: HubAddress?, isConnected: Bool, isHeard: Bool, trusted: HubTime?
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.isConnected = isConnected
        self.isHeard = isHeard
        self.trusted = trusted
    }
}
