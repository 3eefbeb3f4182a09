import ChatModel

/// Which conversation, as JSON has it.
struct KeyFields: Codable {
    private var room: String?
    private var user: String?

    init(_ key: ConversationKey) {
        switch key {
        case .room(let name): room = name.text
        case .direct(let id): user = id.digest.hex
        }
    }

    /// The key; nil if a field can't be what it should be.
    var value: ConversationKey? {
        if let room { return (try? RoomName(room)).map(ConversationKey.room) }
        return user.flatMap { Digest(hex: $0) }.map { .direct(UserID($0)) }
    }
}
