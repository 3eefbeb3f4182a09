import ChatModel

/// What is left of a session's rates.
struct Allowance: Sendable {
    private var requests: TokenBucket
    private var bytes: TokenBucket
    private var pages: TokenBucket
    private var searches: TokenBucket
    private var strikes: TokenBucket

    init(_ limits: Limits, at now: Monotonic) {
        requests = TokenBucket(full: limits.posts, at: now)
        bytes = TokenBucket(full: limits.bytes, at: now)
        pages = TokenBucket(full: limits.pages, at: now)
        searches = TokenBucket(full: limits.searchRate, at: now)
        strikes = TokenBucket(full: limits.strikes, at: now)
    }

    /// Takes what a request weighs; says whether the rates still hold.
    mutating func take(_ cost: UInt64, bytes count: Int, _ limits: Limits, at now: Monotonic) -> Bool {
        let holds = requests.take(cost, of: limits.posts, at: now)
        return bytes.take(UInt64(clamping: count), of: limits.bytes, at: now) && holds
    }

    /// Takes a page of history; says whether the rate still holds.
    mutating func takePage(_ limits: Limits, at now: Monotonic) -> Bool { pages.take(of: limits.pages, at: now) }

    /// Whether requests are read again.
    mutating func mayBeRead(_ limits: Limits, at now: Monotonic) -> Bool {
        requests.hasToken(of: limits.posts, at: now) && bytes.hasToken(of: limits.bytes, at: now)
            && pages.hasToken(of: limits.pages, at: now)
    }

    /// Takes a search, if it may search.
    mutating func takeSearch(_ limits: Limits, at now: Monotonic) -> Bool {
        searches.takeIfAny(of: limits.searchRate, at: now)
    }

    /// Takes a request that it should not have made; says whether that may be borne.
    mutating func strike(_ limits: Limits, at now: Monotonic) -> Bool {
        strikes.takeIfAny(of: limits.strikes, at: now)
    }
}

extension Limits {
    /// Posts and other requests of a session.
    fileprivate var posts: Rate { Rate(perSecond: postsPerSecond, burst: postBurst) }
}
