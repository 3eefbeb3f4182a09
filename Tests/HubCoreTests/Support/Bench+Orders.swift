import ChatModel

@testable import HubCore

extension Bench {
    /// A hub whose owner is the user of the name "owner".
    static func owned(_ change: (inout Limits) -> Void = { _ in }, state: JournalState? = nil) throws -> Bench {
        var names = Bench()
        let owner = try names.user("owner")
        var bench = Bench(change, state: state ?? JournalState(people: [], rooms: []), owners: [owner])
        _ = try bench.user("owner")
        return bench
    }

    /// Gives an order, which the journal takes.
    @discardableResult
    mutating func order(
        _ act: Order.Act, in room: RoomNumber = RoomNumber(1), scope: Ruling.Scope = .room,
        because reason: String? = nil,
        from session: SessionID
    ) throws -> [HubEffect] {
        let order = Order(scope: scope, act: act, reason: try reason.map { try Reason($0) })
        return receive(.order(Tag(7), room, freshNonce(), order), from: session)
    }

    /// The nick as an order names somebody.
    func who(_ nick: String) throws -> Whom { .nick(try Nick(nick)) }
}

extension [HubEffect] {
    /// The rulings that a room is shown.
    func rulings(in room: RoomNumber) -> [Ruling] {
        published(in: room).compactMap { event in
            guard case .entry(let entry) = event, case .ruling(let ruling) = entry.body else { return nil }
            return ruling
        }
    }

    /// What one session is told of rooms that it was put out of.
    func removals(of session: SessionID) -> [Removal] {
        answers(to: session).compactMap { if case .removed(_, let removal) = $0 { removal } else { nil } }
    }
}
