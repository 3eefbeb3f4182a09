import ChatModel
import DequeModule

/// What each address has open and what is left of its rates.
///
/// Its places are numbered, so that a request finds its own without a look at the address. An address with nothing open
/// is forgotten after a while, or sooner when there are too many.
struct AddressTable: Sendable {
    /// An address's number, for as long as it has something open.
    struct Place: Hashable, Sendable {
        fileprivate let index: Int
    }

    /// What may become of a new connection by its address's rate alone.
    enum Arrival: Hashable, Sendable {
        case now
        /// It is not read before then.
        case later(Monotonic)
        case never
    }

    private let limits: Limits
    private var accounts: [Account] = []
    private var places: [String: Place] = [:]
    /// Numbers whose address was forgotten.
    private var free: [Place] = []
    /// Each address that has, or had a moment ago, nothing open; once.
    private var idle: Deque<Place> = []

    init(limits: Limits) { self.limits = limits }

    /// How many addresses are remembered.
    var count: Int { places.count }

    /// The limits of an address.
    private func bounds(of place: Place) -> AddressLimits { accounts[place.index].kind.bounds(in: limits) }

    /// Takes in a new connection.
    mutating func arrive(from address: PeerAddress, at now: Monotonic) -> Place {
        let key = address.network ?? address.text
        let place = places[key] ?? add(key, Account.Kind(of: address), at: now)
        accounts[place.index].connections += 1
        return place
    }

    private mutating func add(_ key: String, _ kind: Account.Kind, at now: Monotonic) -> Place {
        let account = Account(key, kind, full: kind.bounds(in: limits), at: now)
        let place = free.popLast() ?? Place(index: accounts.count)
        if place.index < accounts.count { accounts[place.index] = account } else { accounts.append(account) }
        places[key] = place
        return place
    }

    /// A connection is gone.
    mutating func leave(_ place: Place, at now: Monotonic) {
        accounts[place.index].connections -= 1
        rest(place, at: now)
    }

    /// Notes whether an address has nothing open any more.
    private mutating func rest(_ place: Place, at now: Monotonic) {
        guard accounts[place.index].isIdle else { return }
        accounts[place.index].idleSince = now
        guard !accounts[place.index].isQueued else { return }
        accounts[place.index].isQueued = true
        idle.append(place)
        if idle.count > limits.addressesRemembered, let first = idle.popFirst() { settle(first, at: nil) }
    }

    /// Forgets who has had nothing open for long enough.
    mutating func tick(at now: Monotonic) {
        for _ in 0..<idle.count {
            guard let first = idle.popFirst() else { return }
            settle(first, at: now)
        }
    }

    /// Forgets an address that was taken from the list, unless it has something open or (not if there are too many)
    /// its time is not over; then it goes to the list's end.
    private mutating func settle(_ place: Place, at now: Monotonic?) {
        accounts[place.index].isQueued = false
        guard accounts[place.index].isIdle else { return }
        if let now, now.since(accounts[place.index].idleSince) < limits.addressMilliseconds {
            accounts[place.index].isQueued = true
            idle.append(place)
        } else {
            places[accounts[place.index].key] = nil
            free.append(place)
        }
    }
}

/// What an address may still do.
extension AddressTable {
    /// Whether it has as many connections, the new one included, or handshakes under way as it may have.
    func isFull(_ place: Place) -> Bool {
        let (account, bounds) = (accounts[place.index], bounds(of: place))
        return account.connections > bounds.sessions || account.greetings >= bounds.handshakes
    }

    /// Counts handshakes under way, up or down.
    mutating func countGreeting(_ change: Int, of place: Place) { accounts[place.index].greetings += change }

    /// When a new connection is read.
    mutating func admit(_ place: Place, at now: Monotonic) -> Arrival {
        let bounds = bounds(of: place)
        if accounts[place.index].arrivals.takeIfAny(of: bounds.arrivals, at: now) { return .now }
        let owed = accounts[place.index].arrivals.owed(of: bounds.arrivals, at: now)
        guard owed < bounds.arrivalsWaiting else { return .never }
        _ = accounts[place.index].arrivals.take(of: bounds.arrivals, at: now)
        return .later(now.advanced(by: (owed + 1) * 60_000 / max(bounds.arrivals.perMinute, 1)))
    }

    /// Whether one more connection of it is told why it is turned away.
    mutating func mayBeTold(_ place: Place, at now: Monotonic) -> Bool {
        accounts[place.index].refusals.takeIfAny(of: bounds(of: place).refusals, at: now)
    }

    /// Takes what a request weighs; says whether the rates still hold.
    mutating func take(_ cost: UInt64, bytes: Int, of place: Place, at now: Monotonic) -> Bool {
        let bounds = bounds(of: place)
        let holds = accounts[place.index].requests.take(cost, of: bounds.requests, at: now)
        return accounts[place.index].bytes.take(UInt64(clamping: bytes), of: bounds.bytes, at: now) && holds
    }

    /// Takes a page of history; says whether the rate still holds.
    mutating func takePage(of place: Place, at now: Monotonic) -> Bool {
        accounts[place.index].pages.take(of: bounds(of: place).pages, at: now)
    }

    /// Whether its requests are read again.
    mutating func mayBeRead(_ place: Place, at now: Monotonic) -> Bool {
        let bounds = bounds(of: place)
        return accounts[place.index].requests.hasToken(of: bounds.requests, at: now)
            && accounts[place.index].bytes.hasToken(of: bounds.bytes, at: now)
            && accounts[place.index].pages.hasToken(of: bounds.pages, at: now)
    }

    /// Takes a key that was never here before, if one more may come.
    mutating func takeNewcomer(of place: Place, at now: Monotonic) -> Bool {
        accounts[place.index].newcomers.takeIfAny(of: bounds(of: place).newcomers, at: now)
    }

    /// Takes a room that is made, if it may make one.
    mutating func takeRoom(of place: Place, at now: Monotonic) -> Bool {
        accounts[place.index].rooms.takeIfAny(of: bounds(of: place).rooms, at: now)
    }

    /// Begins a search, if it may search.
    mutating func beginSearch(of place: Place, at now: Monotonic) -> Bool {
        let bounds = bounds(of: place)
        guard accounts[place.index].searching < bounds.searchesUnderWay,
            accounts[place.index].searches.takeIfAny(of: bounds.searches, at: now)
        else { return false }
        accounts[place.index].searching += 1
        return true
    }

    /// A search of it ended; its session may be gone.
    mutating func endSearch(of place: Place, at now: Monotonic) {
        accounts[place.index].searching -= 1
        rest(place, at: now)
    }
}
