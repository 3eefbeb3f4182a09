import ChatModel
import HubConnection
import Trust

/// Reads rooms out of a running hub, from the first line to the last, as one of its users.
struct JournalReader: Sendable {
    let address: HubAddress
    let identity: UserIdentity

    /// A room by its name, or the direct one with a user.
    enum Door: Sendable {
        case room(RoomName)
        case direct(Nick)

        func request(_ tag: Tag) -> Request {
            switch self {
            case .room(let name): .join(tag, name, resume: nil)
            case .direct(let nick): .direct(tag, .nick(nick), resume: nil)
            }
        }
    }

    /// Reads one room after the other.
    func read(_ doors: [Door], as nick: Nick) async throws -> [Reading] {
        let login = HubLogin(identity: identity, nick: nick, kind: .visitor, software: "hubbub-torture")
        return try await HubConnection(to: address, as: login) { (_: HubID) throws(TrustError) in }.run { session in
            var answers = session.answers.makeAsyncIterator()
            var readings: [Reading] = []
            for door in doors { readings.append(try await read(door, session, &answers)) }
            return readings
        }
    }

    private func read(
        _ door: Door, _ session: HubSession, _ answers: inout HubAnswers.AsyncIterator
    ) async throws -> Reading {
        try await session.send(door.request(Tag(1)))
        var reading = Reading()
        var head = Seq.zero
        while let answer = try await answers.next() {
            switch answer {
            case .joined(let joined) where joined.tag == Tag(1):
                head = joined.head
                guard head > .zero else { return reading }
                try await session.send(.history(Tag(2), joined.room, .after(.zero, limit: 200)))
            case .history(_, let page):
                reading.take(page)
                let last = reading.lines.last?.seq ?? .zero
                if last >= head || !page.more { return reading }
                try await session.send(.history(Tag(2), page.room, .after(last, limit: 200)))
            case .refused(let refusal): throw TortureError("The journal can't be read: \(refusal.detail)")
            default: break
            }
        }
        throw TortureError("The hub ended the session in which its journal was read.")
    }
}
