import ChatModel

/// The kinds of frames from a client to a hub: below 0x80. A later kind begins with a tag.
enum RequestKind: UInt8, CaseIterable {
    case hello = 0x01
    case proof = 0x02
    case heartbeat = 0x03
    case goodbye = 0x04
    case credentials = 0x05
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
    case directs = 0x1C
    case search = 0x1D
    case mark = 0x1E
    case order = 0x1F
    case postText = 0x20
    case postAction = 0x21
    case postTopic = 0x22
    case postReply = 0x23
    case postEdit = 0x24
    case postReaction = 0x25
    case postDeletion = 0x26
    case sanctions = 0x27
    case commands = 0x28
    case run = 0x29
    case stopRun = 0x2A
    case typing = 0x2B
    case postPin = 0x2C
    case pins = 0x2D
    case filePut = 0x30
    case fileSlice = 0x31
    case fileFinish = 0x32
    case fileDrop = 0x33
    case fileList = 0x34
    case fileOpen = 0x35
    case fileRead = 0x36
    case fileDigests = 0x37
    case fileClose = 0x38

    /// The kind that carries a post of this body; nil for a body that is never posted.
    init?(post body: Entry.Body) {
        switch body {
        case .text: self = .postText
        case .action: self = .postAction
        case .topic: self = .postTopic
        case .reply: self = .postReply
        case .edit: self = .postEdit
        case .reaction: self = .postReaction
        case .deletion: self = .postDeletion
        case .pin: self = .postPin
        case .snapshot, .deleted, .deletedEdit, .ruling, .run, .file: return nil
        }
    }

    /// The body of the posts of this kind; nil if it is none of a post.
    var posted: BodyKind? {
        switch self {
        case .postText: .text
        case .postAction: .action
        case .postTopic: .topic
        case .postReply: .reply
        case .postEdit: .edit
        case .postReaction: .reaction
        case .postDeletion: .deletion
        case .postPin: .pin
        default: nil
        }
    }
}
