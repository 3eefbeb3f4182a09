import NIOCore

/// The queries of the last moments: one that comes in on several paths from one asker is answered once.
struct QueryMemory: Sendable {
    private struct Query: Hashable {
        let source: SocketAddress
        let token: UInt64
    }

    private var recent: [Query: NIODeadline] = [:]

    /// Whether it is the first of its kind; it is remembered.
    mutating func isNew(_ token: UInt64, from source: SocketAddress, at now: NIODeadline) -> Bool {
        let query = Query(source: source, token: token)
        if let last = recent[query], now < last + DiscoveryLimits.sameQuery { return false }
        if recent.count >= DiscoveryLimits.queriesRemembered {
            recent = recent.filter { now < $0.value + DiscoveryLimits.sameQuery }
        }
        // Full of queries of this very second, it forgets nothing: answering twice does less harm than growing.
        if recent.count < DiscoveryLimits.queriesRemembered { recent[query] = now }
        return true
    }
}
