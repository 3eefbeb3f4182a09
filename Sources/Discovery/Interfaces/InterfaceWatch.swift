/// Looks at the machine's interfaces and at its sleep from time to time.
struct InterfaceWatch: Sendable {
    /// What one look showed.
    struct Look: Sendable {
        /// All interfaces as they are now.
        let interfaces: [NetworkInterface]
        /// Whether the machine has slept since the look before.
        let hasWoken: Bool
    }

    private let network: DiscoveryNetwork
    private let period: Duration
    private var interfaces: [NetworkInterface] = []
    /// How long the machine had slept at the last look; nil before the first.
    private var slept: Duration?

    init(network: DiscoveryNetwork, period: Duration = DiscoveryLimits.interfacePeriod) {
        self.network = network
        self.period = period
    }

    /// The next look, the first at once and each later one after the period; nil once the task is cancelled.
    ///
    /// When the system does not tell, what it told before stays; at first, that is nothing.
    mutating func next() async -> Look? {
        // Neither system tells both of them alike, so changes are looked for.
        if slept != nil { try? await Task.sleep(for: period) }
        guard !Task.isCancelled else { return nil }
        interfaces = (try? network.interfaces()) ?? interfaces
        let now = network.slept()
        let nap = now - (slept ?? now)
        slept = now
        return Look(interfaces: interfaces, hasWoken: nap >= DiscoveryLimits.nap)
    }
}
