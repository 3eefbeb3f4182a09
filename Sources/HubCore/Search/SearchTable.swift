import ChatModel

/// Searches of the journal that are under way, and for whom.
struct SearchTable: Sendable {
    /// Who waits for a search.
    struct Asked: Sendable {
        let session: SessionID
        /// The address for which it counts, also when the session is gone.
        let place: AddressTable.Place
        let tag: Tag
    }

    private var underWay: [LoadTicket: Asked] = [:]
    private var next: UInt64 = 1

    var count: Int { underWay.count }

    mutating func add(_ asked: Asked) -> LoadTicket {
        let ticket = LoadTicket(next)
        next += 1
        underWay[ticket] = asked
        return ticket
    }

    mutating func take(_ ticket: LoadTicket) -> Asked? { underWay.removeValue(forKey: ticket) }
}
