import ChatModel

extension AddressTable {
    /// What one address has open and what is left of its rates.
    struct Account: Sendable {
        /// Which limits hold for it.
        enum Kind: Sendable {
            case ownMachine
            case address
            case network

            /// Other addresses of 127.0.0.0/8 are strangers': nothing of the hub's own machine has to use them.
            init(of address: PeerAddress) {
                if address.network != nil {
                    self = .network
                } else {
                    self = PeerAddress.ownMachine.contains(address) ? .ownMachine : .address
                }
            }

            func bounds(in limits: Limits) -> AddressLimits {
                switch self {
                case .ownMachine: limits.perOwnAddress
                case .address: limits.perAddress
                case .network: limits.perNetwork
                }
            }
        }

        let key: String
        let kind: Kind
        var connections = 0
        /// Handshakes under way.
        var greetings = 0
        /// Searches under way.
        var searching = 0
        var idleSince: Monotonic
        /// Whether it is in the list of those with nothing open.
        var isQueued = false
        var arrivals: TokenBucket
        var refusals: TokenBucket
        var requests: TokenBucket
        var bytes: TokenBucket
        var pages: TokenBucket
        var searches: TokenBucket
        var rooms: TokenBucket
        var newcomers: TokenBucket

        init(_ key: String, _ kind: Kind, full bounds: AddressLimits, at now: Monotonic) {
            self.key = key
            self.kind = kind
            idleSince = now
            arrivals = TokenBucket(full: bounds.arrivals, at: now)
            refusals = TokenBucket(full: bounds.refusals, at: now)
            requests = TokenBucket(full: bounds.requests, at: now)
            bytes = TokenBucket(full: bounds.bytes, at: now)
            pages = TokenBucket(full: bounds.pages, at: now)
            searches = TokenBucket(full: bounds.searches, at: now)
            rooms = TokenBucket(full: bounds.rooms, at: now)
            newcomers = TokenBucket(full: bounds.newcomers, at: now)
        }

        /// Whether it has nothing open.
        var isIdle: Bool { connections == 0 && searching == 0 }
    }
}

extension PeerAddress {
    /// From where the hub's own machine speaks to it.
    fileprivate static let ownMachine: Set<PeerAddress> = [
        PeerAddress("127.0.0.1"), PeerAddress("::1"), PeerAddress("unix"),
    ]
}
