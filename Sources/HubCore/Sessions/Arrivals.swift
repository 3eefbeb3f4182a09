import ChatModel

/// Connections whose key is not proven yet, and how many connections each address has.
struct Arrivals: Sendable {
    private(set) var greeting: [SessionID: (address: PeerAddress, deadline: Monotonic)] = [:]
    private var perAddress: [PeerAddress: Int] = [:]

    func count(of address: PeerAddress) -> Int { perAddress[address] ?? 0 }

    mutating func arrive(_ session: SessionID, from address: PeerAddress, deadline: Monotonic) {
        greeting[session] = (address, deadline)
        perAddress[address, default: 0] += 1
    }

    /// The connection is proven: it keeps its place among its address's.
    mutating func enter(_ session: SessionID) -> PeerAddress? { greeting.removeValue(forKey: session)?.address }

    /// A connection that was never proven is gone.
    mutating func abandon(_ session: SessionID) {
        if let address = greeting.removeValue(forKey: session)?.address { release(address) }
    }

    /// A connection from this address is gone.
    mutating func release(_ address: PeerAddress) {
        let count = count(of: address) - 1
        perAddress[address] = count > 0 ? count : nil
    }

    /// Those whose time for the handshake is over, in order of arrival.
    func overdue(at now: Monotonic) -> [SessionID] {
        greeting.filter { $0.value.deadline <= now }.map(\.key).sorted()
    }
}
