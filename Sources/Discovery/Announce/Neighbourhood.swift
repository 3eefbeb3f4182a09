import NIOCore

/// How many hubs speak on this machine's networks: so many share the time in which a query is answered.
///
/// Nothing is checked about them: whoever invents hubs only makes answers a moment later.
struct Neighbourhood: Sendable {
    private var heard: [[UInt8]: NIODeadline] = [:]
    private var swept = NIODeadline.uptimeNanoseconds(0)

    /// A beacon with that key came in.
    mutating func hear(_ key: [UInt8], at now: NIODeadline) {
        if now >= swept + DiscoveryLimits.neighbourSweep {
            heard = heard.filter { now < $0.value + DiscoveryLimits.silence }
            swept = now
        }
        if heard[key] != nil || heard.count < DiscoveryLimits.hubs { heard[key] = now }
    }

    /// The milliseconds over which the answers to one query are spread.
    var window: Int64 {
        heard.count < DiscoveryLimits.quietNeighbourhood
            ? 0 : min(Int64(heard.count) * DiscoveryLimits.answerSpacing, DiscoveryLimits.answerWindow)
    }
}
