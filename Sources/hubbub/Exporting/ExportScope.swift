import ChatModel
import HubConnection

/// What is to be exported, and how that is found out from a hub.
struct ExportScope: Sendable {
    /// The rooms and conversations; none for all that the user may read.
    let rooms: [Destination]
    let since: HubTime?

    /// The rooms with the parts that are to be exported, empty ones left out; all as they are at about one moment.
    /// - Throws: ``Complaint`` if there is no such room; as ``Interview/next(isolation:)``.
    func survey(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [ExportRoom] {
        var found: [ExportRoom] = []
        for place in try await places(&hub) {
            let room = try await measure(place, &hub)
            if room.count > 0 { found.append(room) }
        }
        return found
    }

    private func places(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [ExportRoom.Place] {
        let wantsNamed = rooms.isEmpty || rooms.contains { if case .room = $0 { true } else { false } }
        let wantsDirect = rooms.isEmpty || rooms.contains { if case .person = $0 { true } else { false } }
        let named = wantsNamed ? try await names(&hub) : []
        let partners = wantsDirect ? try await directs(&hub) : []
        if rooms.isEmpty { return named.map { .named($0) } + partners.map { .direct($0) } }
        return try rooms.map { wanted in
            switch wanted {
            case .room(let name):
                guard let there = named.first(where: { $0 == name }) else {
                    throw Complaint("The hub has no room \(name.written); nothing was exported.")
                }
                return .named(there)
            case .person(let nick):
                guard let partner = partners.first(where: { $0.nick == nick }) else {
                    throw Complaint("You have no conversation with \(nick.text) on this hub; nothing was exported.")
                }
                return .direct(partner)
            }
        }
    }

    private func names(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [RoomName] {
        var names: [RoomName] = []
        while true {
            let last = names.last
            guard case .rooms(_, let rooms, let more) = try await hub.ask({ .rooms($0, after: last) }) else { continue }
            names += rooms.map(\.name)
            if !more || rooms.isEmpty { return names }
        }
    }

    private func directs(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Person] {
        guard case .directs(_, let conversations) = try await hub.ask({ .directs($0) }) else { return [] }
        return conversations.map(\.partner)
    }

    private func measure(
        _ place: ExportRoom.Place, _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> ExportRoom {
        guard case .joined(let joined) = try await hub.ask({ place.opening($0, resume: nil) }) else {
            return ExportRoom(place: place, topic: .none, first: .zero, head: .zero)
        }
        var search = SinceSearch(since: since, floor: joined.floor, head: joined.head)
        while let span = search.next {
            guard case .history(_, let page) = try await hub.ask({ .history($0, joined.room, span) }) else { continue }
            search.take(page.entries.first)
        }
        _ = try await hub.ask { .leave($0, joined.room) }
        return ExportRoom(place: place, topic: joined.topic, first: search.first, head: joined.head)
    }
}
