import ChatModel

/// How somebody stands towards others when it comes to orders: one acts on those below.
enum Rank: Int, Comparable {
    case guest
    case roomOperator
    case roomOwner
    case hubOperator
    case hubOwner

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }

    /// From what somebody is on the hub, and in the room that it is about.
    init(hub: Role, room: Role) {
        self =
            switch (hub, room) {
            case (.owner, _): .hubOwner
            case (.operator, _): .hubOperator
            case (.member, .owner): .roomOwner
            case (.member, .operator): .roomOperator
            case (.member, .member): .guest
            }
    }
}

extension Moderation {
    /// How somebody stands where an order holds.
    func rank(of user: UserID, in realm: Realm) -> Rank {
        switch realm {
        case .hub: Rank(hub: role(of: user), room: .member)
        case .room(let room): Rank(hub: role(of: user), room: standing(of: user, in: room)?.role ?? .member)
        }
    }
}
