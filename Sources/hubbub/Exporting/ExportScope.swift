import ChatModel
import HubConnection

/// What is to be exported, and how that is found out from a hub.
struct ExportScope: Sendable {
    /// The rooms and conversations; none for all that the user may read.
    let rooms: [Destination]
    let since: HubTime?

    /// From so many conversations on, a hub may not list them all.
    private static let listed = 100

    /// The rooms with the parts that are to be exported, empty ones left out; all as they are at about one moment.
    /// - Throws: ``Complaint`` if there is no such room; as ``Interview/next(isolation:)``.
    func survey(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> ExportPlan {
        let (places, isCut) = try await places(&hub)
        var found: [ExportRoom] = []
        for place in places {
            let room = try await measure(place, &hub)
            if room.count > 0 { found.append(room) }
        }
        return ExportPlan(rooms: found, isCut: isCut)
    }

    private func places(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> ([ExportRoom.Place], isCut: Bool) {
        guard rooms.isEmpty else { return (try await wanted(&hub), false) }
        let (names, partners) = (try await names(&hub), try await partners(&hub))
        return (names.map { .named($0) } + partners.map { .direct($0) }, partners.count >= Self.listed)
    }

    /// The rooms that were named, found among those that are there: opening one that is not would make it.
    private func wanted(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [ExportRoom.Place] {
        var (names, partners): ([RoomName]?, [Person]?)
        var places: [ExportRoom.Place] = []
        for room in rooms {
            switch room {
            case .room(let name):
                if names == nil { names = try await self.names(&hub) }
                guard let there = names?.first(where: { $0 == name }) else {
                    throw Complaint("The hub has no room \(name.written); nothing was exported.")
                }
                places.append(.named(there))
            case .person(let nick):
                if partners == nil { partners = try await self.partners(&hub) }
                let listed = partners?.first { $0.nick == nick }
                let isCut = (partners?.count ?? 0) >= Self.listed
                guard let partner = try await isCut && listed == nil ? person(nick, &hub) : listed else {
                    throw Complaint("You have no conversation with \(nick.text) on this hub; nothing was exported.")
                }
                places.append(.direct(partner))
            }
        }
        return places
    }

    private func person(
        _ nick: Nick, _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> Person? {
        guard case .whois(_, let whois) = try await hub.ask({ .whois($0, nick) }) else { return nil }
        return whois.person
    }

    private func names(
        _ hub: inout Interview, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [RoomName] {
        var names: [RoomName] = []
        while true {
            let last = names.last
            guard case .rooms(_, let rooms, let more) = try await hub.ask({ .rooms($0, after: last) }) else {
                return names
            }
            names += rooms.map(\.name)
            if !more || rooms.isEmpty { return names }
        }
    }

    private func partners(
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
            guard case .history(_, let page) = try await hub.ask({ .history($0, joined.room, span) }) else { break }
            search.take(page.entries.first)
        }
        _ = try await hub.ask { .leave($0, joined.room) }
        return ExportRoom(place: place, topic: joined.topic, first: search.first, head: joined.head)
    }
}
