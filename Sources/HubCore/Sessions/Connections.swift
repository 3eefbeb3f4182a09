import ChatModel
import DequeModule

/// Every connection until it is closed: where it comes from, and whether its handshake is under way.
struct Connections: Sendable {
    /// What each address has open and may still do.
    var addresses: AddressTable
    private var open: [SessionID: (address: PeerAddress, place: AddressTable.Place)] = [:]
    /// Those whose key is not proven yet, and until when it must be.
    private var deadlines: [SessionID: Monotonic] = [:]
    /// Those that are not read yet, in order of arrival, and when they are.
    private var later: Deque<(id: SessionID, at: Monotonic)> = []

    init(limits: Limits) { addresses = AddressTable(limits: limits) }

    var count: Int { open.count }

    /// How many have a handshake under way.
    var greetingCount: Int { deadlines.count }

    /// Those whose handshake is under way, in order of arrival.
    var greeting: [SessionID] { deadlines.keys.sorted() }

    /// Where a connection comes from.
    func address(of id: SessionID) -> PeerAddress? { open[id]?.address }

    func isGreeting(_ id: SessionID) -> Bool { deadlines[id] != nil }

    /// A new connection; it counts for its address until it is closed.
    mutating func arrive(_ id: SessionID, from address: PeerAddress, at now: Monotonic) -> AddressTable.Place {
        let place = addresses.arrive(from: address, at: now)
        open[id] = (address, place)
        return place
    }

    /// Gives a connection until then to prove its key.
    mutating func greet(_ id: SessionID, until deadline: Monotonic) {
        guard let place = open[id]?.place else { return }
        deadlines[id] = deadline
        addresses.countGreeting(1, of: place)
    }

    /// Whether a key that was never here before may come over that connection.
    mutating func takeNewcomer(_ id: SessionID, at now: Monotonic) -> Bool {
        open[id].map { addresses.takeNewcomer(of: $0.place, at: now) } ?? false
    }

    /// The connection is not read before then.
    mutating func delay(_ id: SessionID, until moment: Monotonic) { later.append((id, moment)) }

    /// Whether some are not read yet.
    var hasDelayed: Bool { !later.isEmpty }

    /// Takes those whose time to be read has come, in order of arrival; an earlier one of another address may hold them
    /// up for a moment.
    mutating func takeReadable(at now: Monotonic) -> [SessionID] {
        var readable: [SessionID] = []
        while let next = later.first, next.at <= now {
            later.removeFirst()
            if isGreeting(next.id) { readable.append(next.id) }
        }
        return readable
    }

    /// Its handshake is over: the key is proven, or never will be. It still counts until it is closed. Gives its
    /// address.
    @discardableResult
    mutating func endGreeting(of id: SessionID) -> AddressTable.Place? {
        guard let place = open[id]?.place else { return nil }
        if deadlines.removeValue(forKey: id) != nil { addresses.countGreeting(-1, of: place) }
        return place
    }

    /// It is closed.
    mutating func remove(_ id: SessionID, at now: Monotonic) {
        endGreeting(of: id)
        guard let place = open.removeValue(forKey: id)?.place else { return }
        addresses.leave(place, at: now)
    }

    /// Those whose time for the handshake is over, in order of arrival.
    func overdue(at now: Monotonic) -> [SessionID] { deadlines.filter { $0.value <= now }.keys.sorted() }
}
