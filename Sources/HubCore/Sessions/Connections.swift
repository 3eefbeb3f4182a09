import ChatModel

/// Every connection until it is closed: whether its handshake is under way, and how many its address has.
struct Connections: Sendable {
    private var addresses: [SessionID: PeerAddress] = [:]
    private var perAddress: [PeerAddress: Int] = [:]
    /// Those whose key is not proven yet, and until when it must be.
    private var deadlines: [SessionID: Monotonic] = [:]

    var count: Int { addresses.count }

    func count(of address: PeerAddress) -> Int { perAddress[address] ?? 0 }

    /// How many have a handshake under way.
    var greetingCount: Int { deadlines.count }

    /// Those whose handshake is under way, in order of arrival.
    var greeting: [SessionID] { deadlines.keys.sorted() }

    /// Where a connection comes from.
    func address(of id: SessionID) -> PeerAddress? { addresses[id] }

    func isGreeting(_ id: SessionID) -> Bool { deadlines[id] != nil }

    /// A connection that has until then to prove its key.
    mutating func arrive(_ id: SessionID, from address: PeerAddress, until deadline: Monotonic) {
        addresses[id] = address
        deadlines[id] = deadline
        perAddress[address, default: 0] += 1
    }

    /// Its handshake is over: the key is proven, or never will be. It still counts until it is closed.
    mutating func endGreeting(of id: SessionID) { deadlines[id] = nil }

    /// It is closed.
    mutating func remove(_ id: SessionID) {
        guard let address = addresses.removeValue(forKey: id) else { return }
        deadlines[id] = nil
        let left = count(of: address) - 1
        perAddress[address] = left > 0 ? left : nil
    }

    /// Those whose time for the handshake is over, in order of arrival.
    func overdue(at now: Monotonic) -> [SessionID] { deadlines.filter { $0.value <= now }.keys.sorted() }
}
