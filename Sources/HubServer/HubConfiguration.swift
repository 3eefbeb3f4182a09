import ChatModel

/// What a hub is told before it starts.
package struct HubConfiguration: Sendable {
    /// Where the journal and the hub's key live.
    package enum Storage: Hashable, Sendable {
        case folder(String)
        /// Gone when the hub ends.
        case ephemeral
    }

    package var name: HubName
    /// Where to listen; empty for the fixed port on all addresses of both families.
    package var listen: [ListenAddress]
    /// The port to use when `listen` is empty; 0 means any free port, the same for both families.
    package var defaultPort: UInt16
    /// Speak without TLS. With an empty `listen` only loopback is listened on then.
    package var isPlain: Bool
    package var storage: Storage
    package var limits: Limits

    package init(
        name: HubName, listen: [ListenAddress] = [], defaultPort: UInt16 = HubAddress.defaultPort,
        isPlain: Bool = false, storage: Storage, limits: Limits = Limits()
    ) {
        self.name = name
        self.listen = listen
        self.defaultPort = defaultPort
        self.isPlain = isPlain
        self.storage = storage
        self.limits = limits
    }
}
