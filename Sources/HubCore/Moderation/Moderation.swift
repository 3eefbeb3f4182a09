import ChatModel

/// Who may do what where: the hub's owners, and the roles, bans and mutes of the hub and its rooms.
struct Moderation: Sendable {
    /// Whose hub it is; fixed for as long as it runs.
    let owners: Set<UserID>

    init(owners: Set<UserID>) { self.owners = owners }
}
