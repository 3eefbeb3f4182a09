import ChatModel
import FileTransfer

/// What rooms are called whose numbers are known: each is asked by going in, as long as one is not found.
enum PlaceNames {
    /// How many rooms and conversations are looked at.
    private static let limit = 100

    static func find(_ numbers: Set<RoomNumber>, _ courier: Courier) async throws -> [RoomNumber: String] {
        var names: [RoomNumber: String] = [:]
        for place in try await places(courier) where !numbers.subtracting(names.keys).isEmpty {
            // A room may be closed to us, or gone.
            guard let answer = try? await courier.ask({ place.opening($0, resume: nil) }),
                case .joined(let joined) = answer
            else { continue }
            names[joined.room] = joined.partner.map { "@" + $0.nick.text } ?? place.written
            _ = try? await courier.ask { .leave($0, joined.room) }
        }
        return names
    }

    private static func places(_ courier: Courier) async throws -> [Destination] {
        var places: [Destination] = []
        if case .rooms(_, let rooms, _) = try await courier.ask({ .rooms($0, after: nil) }) {
            places += rooms.map { .room($0.name) }
        }
        if case .directs(_, let directs) = try await courier.ask({ .directs($0) }) {
            places += directs.map { .person($0.partner.nick) }
        }
        return Array(places.prefix(limit))
    }
}
