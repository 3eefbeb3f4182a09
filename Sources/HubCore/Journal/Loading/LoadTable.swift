import ChatModel

/// Reads of the journal that are under way, and for whom.
struct LoadTable: Sendable {
    /// A join that waits for its history.
    struct Join: Sendable {
        let session: SessionID
        let tag: Tag
        let room: RoomNumber
        /// The published head when the cursor was set.
        let head: Seq
    }

    /// A page that somebody asked for.
    struct Page: Sendable {
        let session: SessionID
        let tag: Tag
        let room: RoomNumber
        /// Whether it begins at its oldest entry, not at its newest.
        let isForward: Bool
    }

    /// What a read is for.
    enum Reason: Sendable {
        case join(Join)
        case page(Page)

        var session: SessionID {
            switch self {
            case .join(let join): join.session
            case .page(let page): page.session
            }
        }

        /// Whether the session asked for it, rather than being brought into a room.
        var isAsked: Bool {
            switch self {
            case .join(let join): join.tag != .unasked
            case .page: true
            }
        }
    }

    private var underWay: [LoadTicket: Reason] = [:]
    private var next: UInt64 = 1

    mutating func add(_ reason: Reason) -> LoadTicket {
        let ticket = LoadTicket(next)
        next += 1
        underWay[ticket] = reason
        return ticket
    }

    mutating func take(_ ticket: LoadTicket) -> Reason? { underWay.removeValue(forKey: ticket) }
}
