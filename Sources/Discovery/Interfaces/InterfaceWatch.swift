/// Looks at the machine's interfaces from time to time.
struct InterfaceWatch: Sendable {
    let network: DiscoveryNetwork
    let period: Duration

    /// Hands over the targets now and whenever they have changed, until the task is cancelled.
    ///
    /// When the system does not tell, what it told before stays; at first, that is this machine alone.
    func run(_ changed: @Sendable ([BroadcastTarget]) -> Void) async {
        var known: [BroadcastTarget]?
        while !Task.isCancelled {
            let targets = (try? network.interfaces()).map(BroadcastTarget.all) ?? known ?? [.loopback]
            if targets != known { changed(targets) }
            known = targets
            try? await Task.sleep(for: period)
        }
    }
}
