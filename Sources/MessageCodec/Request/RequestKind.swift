import ChatModel

/// The kinds of frames from a client to a hub: below 0x80. A later kind begins with a tag.
enum RequestKind: UInt8, CaseIterable {
    case hello = 0x01
    case proof = 0x02
    case heartbeat = 0x03
    case goodbye = 0x04
    case join = 0x10
    case direct = 0x11
    case leave = 0x12
    case nick = 0x13
    case away = 0x14
    case rooms = 0x15
    case roster = 0x16
    case people = 0x17
    case identify = 0x18
    case whois = 0x19
    case history = 0x1A
    case ping = 0x1B
    case postText = 0x20
    case postAction = 0x21
    case postTopic = 0x22

    /// The kind that carries a post of this body.
    init(post body: Entry.Body) {
        switch body {
        case .text: self = .postText
        case .action: self = .postAction
        case .topic: self = .postTopic
        }
    }
}
