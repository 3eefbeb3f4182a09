import ChatModel

/// Where hubs and browsers meet: the port, and what is asked for this machine's interfaces and its sleep.
package struct DiscoveryNetwork: Sendable {
    /// The UDP port of announcements and queries.
    package let port: UInt16
    /// Lists this machine's interfaces as they are now.
    let interfaces: @Sendable () throws(DiscoveryError) -> [NetworkInterface]
    /// How long this machine has slept since some moment.
    let slept: @Sendable () -> Duration

    init(
        port: UInt16, slept: @escaping @Sendable () -> Duration = SleepClock.slept,
        interfaces: @escaping @Sendable () throws(DiscoveryError) -> [NetworkInterface]
    ) {
        self.port = port
        self.slept = slept
        self.interfaces = interfaces
    }

    /// All of this machine's networks, on the fixed port.
    package static let local = DiscoveryNetwork(port: HubAddress.defaultPort, interfaces: NetworkInterface.all)
}
