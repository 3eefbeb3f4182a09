import ChatModel
import ClientCore

/// Where one client goes, and with whom it talks.
struct Errand: Sendable {
    let nick: Nick
    let address: HubAddress
    let rooms: [RoomName]
    /// The one that it talks to directly.
    let partner: Nick?

    /// How many conversations it has once all are open.
    var conversations: Int { rooms.count + (partner == nil ? 0 : 1) }

    /// What the client knows when it starts.
    var started: Started {
        var started = Started()
        started.nick = nick
        started.target = HubReference(address)
        started.room = rooms.first
        started.acceptNew = true
        return started
    }
}

extension ConversationKey {
    /// What logs call it. Of direct conversations there is one.
    var label: String {
        switch self {
        case .room(let name): name.written
        case .direct: "direct"
        }
    }
}
