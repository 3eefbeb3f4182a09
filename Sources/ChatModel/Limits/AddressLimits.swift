/// What all connections from one address may have and do together.
package struct AddressLimits: Hashable, Sendable {
    /// The most connections.
    package var sessions = 128
    /// The most of them whose handshake is under way.
    package var handshakes = 32
    /// New connections; over it they are read later.
    package var arrivals = Rate(perSecond: 20, burst: 128)
    /// The most connections that are read later; further ones are closed before a byte is read.
    package var arrivalsWaiting: UInt64 = 64
    /// Connections that are turned away with a sentence; further ones are closed without.
    package var refusals = Rate(perMinute: 60, burst: 16)
    /// Posts and other requests; over it they are read later.
    package var requests = Rate(perSecond: 400, burst: 2_000)
    /// Bytes of posts and other requests; over it they are read later.
    package var bytes = Rate(perSecond: 2 << 20, burst: 8 << 20)
    /// Pages of history, also those that come with a join; over it requests are read later.
    package var pages = Rate(perSecond: 200, burst: 800)
    /// Searches; over it they are refused.
    package var searches = Rate(perMinute: 240, burst: 60)
    /// The most searches under way.
    package var searchesUnderWay = 8
    /// Rooms made; over it they are refused.
    package var rooms = Rate(perMinute: 60, burst: 500)
    /// Users that the hub has never seen before; over it they are refused.
    package var newcomers = Rate(perMinute: 30, burst: 300)

    package init() {}

    /// For the hub's own machine, on which a terminal server may have thousands of people.
    package static var ownMachine: AddressLimits {
        var limits = AddressLimits()
        limits.sessions = 20_000
        limits.handshakes = 1_024
        limits.arrivals = .any
        limits.refusals = .any
        limits.requests = .any
        limits.bytes = .any
        limits.pages = .any
        limits.searches = .any
        limits.searchesUnderWay = 64
        limits.rooms = .any
        limits.newcomers = .any
        return limits
    }

    /// For an IPv6 network, whose neighbours share one account: eight times an address's.
    package static var network: AddressLimits {
        var limits = AddressLimits()
        limits.sessions = 1_024
        limits.handshakes = 256
        limits.arrivals = Rate(perSecond: 160, burst: 1_024)
        limits.arrivalsWaiting = 512
        limits.refusals = Rate(perMinute: 480, burst: 128)
        limits.requests = Rate(perSecond: 3_200, burst: 16_000)
        limits.bytes = Rate(perSecond: 16 << 20, burst: 64 << 20)
        limits.pages = Rate(perSecond: 1_600, burst: 6_400)
        limits.searches = Rate(perMinute: 1_920, burst: 480)
        limits.searchesUnderWay = 32
        limits.rooms = Rate(perMinute: 480, burst: 4_000)
        limits.newcomers = Rate(perMinute: 240, burst: 2_400)
        return limits
    }
}
