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
    package var listen: [ListenAddress]
    /// Speak without TLS.
    package var isPlain: Bool
    package var storage: Storage
    package var limits: Limits
    /// How long what was said is kept.
    package var retention: Retention
    /// Whose hub it is: they may do everything on it, and nobody can take that away.
    package var owners: Set<UserID>

    package init(
        name: HubName, listen: [ListenAddress], isPlain: Bool = false, storage: Storage, limits: Limits = Limits(),
        retention: Retention = .keep, owners: Set<UserID> = []
    ) {
        self.name = name
        self.listen = listen
        self.isPlain = isPlain
        self.storage = storage
        self.limits = limits
        self.retention = retention
        self.owners = owners
    }
}
