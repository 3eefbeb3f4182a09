import ChatModel

/// Why a search is not even begun.
enum SearchObjection: Error, Hashable {
    case noSuchRoom(RoomName)
    case noSuchUser
    case noSuchNick(Nick)
    /// The two have never talked directly.
    case noConversation

    var code: Refusal.Code {
        switch self {
        case .noSuchRoom, .noConversation: .noSuchRoom
        case .noSuchUser, .noSuchNick: .noSuchUser
        }
    }

    var detail: String {
        switch self {
        case .noSuchRoom(let name): "There is no room #\(name.text) here."
        case .noSuchUser: "Nobody with that key is known here."
        case .noSuchNick(let nick): "Nobody called \(nick.text) is known here."
        case .noConversation: "You have no direct messages with that person."
        }
    }
}
