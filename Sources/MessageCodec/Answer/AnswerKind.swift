import ChatModel

/// The kinds of frames from a hub to a client: from 0x80 on. A client skips those that it does not know.
enum AnswerKind: UInt8, CaseIterable {
    case challenge = 0x81
    case welcome = 0x82
    case heartbeat = 0x83
    case goodbye = 0x84
    case refused = 0x85
    case done = 0x86
    case accepted = 0x87
    case credentials = 0x88
    case ran = 0x89
    case filePlaced = 0x8A
    case fileTaken = 0x8B
    case fileList = 0x8C
    case fileOpened = 0x8D
    case fileBytes = 0x8E
    case fileDigests = 0x8F
    case joined = 0x90
    case removed = 0x91
    case sanctions = 0x92
    case commands = 0x93
    case wrote = 0x94
    case rooms = 0x95
    case roster = 0x96
    case people = 0x97
    case identified = 0x98
    case whois = 0x99
    case history = 0x9A
    case pong = 0x9B
    case directs = 0x9C
    case found = 0x9D
    case mark = 0x9E
    case storage = 0x9F
    case entryText = 0xA0
    case entryAction = 0xA1
    case entryTopic = 0xA2
    case entryReply = 0xA3
    case entryEdit = 0xA4
    case entryReaction = 0xA5
    case entryDeletion = 0xA6
    case entrySnapshot = 0xA7
    case entryDeleted = 0xA8
    case entryDeletedEdit = 0xA9
    case entryRuling = 0xAA
    case entryRun = 0xAB
    case entryFile = 0xAC
    case entryPin = 0xAD
    case arrived = 0xB0
    case left = 0xB1
    case renamed = 0xB2
    case away = 0xB3
    case introduced = 0xB4
    case rosterDelta = 0xB5
    case gap = 0xB6
    case role = 0xB7
    case typing = 0xB8
    case dayMessage = 0xC0

    /// The kind that carries this event.
    init(_ event: RoomEvent) {
        switch event {
        case .entry(let entry): self.init(BodyKind(entry.body))
        case .arrived: self = .arrived
        case .left: self = .left
        case .renamed: self = .renamed
        case .away: self = .away
        case .introduced: self = .introduced
        case .roster: self = .rosterDelta
        case .role: self = .role
        case .typing: self = .typing
        }
    }

    /// The kind that carries an entry of this body.
    init(_ body: BodyKind) {
        switch body {
        case .text: self = .entryText
        case .action: self = .entryAction
        case .topic: self = .entryTopic
        case .reply: self = .entryReply
        case .edit: self = .entryEdit
        case .reaction: self = .entryReaction
        case .deletion: self = .entryDeletion
        case .snapshot: self = .entrySnapshot
        case .deleted: self = .entryDeleted
        case .deletedEdit: self = .entryDeletedEdit
        case .ruling: self = .entryRuling
        case .run: self = .entryRun
        case .file: self = .entryFile
        case .pin: self = .entryPin
        }
    }

    /// The body of the entry that this kind carries; nil if it carries none.
    var entry: BodyKind? {
        switch self {
        case .entryText: .text
        case .entryAction: .action
        case .entryTopic: .topic
        case .entryReply: .reply
        case .entryEdit: .edit
        case .entryReaction: .reaction
        case .entryDeletion: .deletion
        case .entrySnapshot: .snapshot
        case .entryDeleted: .deleted
        case .entryDeletedEdit: .deletedEdit
        case .entryRuling: .ruling
        case .entryRun: .run
        case .entryFile: .file
        case .entryPin: .pin
        default: nil
        }
    }
}
