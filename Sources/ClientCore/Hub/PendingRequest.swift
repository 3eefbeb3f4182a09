import ChatModel

/// A request that waits for its answer: what it was for.
enum PendingRequest {
    case join(ConversationKey)
    case open(Opening)
    case leave
    case nick(Nick)
    case away(AwayText?, announced: Bool)
    case rooms([RoomSummary])
    case people([Member])
    /// The first page of a roster starts it anew.
    case roster(ConversationKey, isFirst: Bool)
    case identify([UserNumber])
    case whois(Nick)
    /// A page of the journal, with the room's head as it was known then.
    case page(ConversationKey, HistorySpan, head: Seq)
    /// An answered message that is not loaded.
    case quote(ConversationKey, Seq)
    /// The list of direct conversations, at the begin of a session.
    case directs
    /// A page of the search with this number.
    case search(Int)
    /// A page of the pinned messages.
    case pins(PinAsk)
    /// A page of a search for an older mention.
    case mention(MentionSearch)
    case order(HubState.SentOrder)
    case sanctions(Ruling.Scope)
    case commands
    case run(HubState.SentRun)
    case stop
    /// A page of a list of files.
    case files(FileAsk)
    /// What was put so far of a file is to be forgotten.
    case droppedFile
    case ping(sent: Monotonic)
    case time(sent: Monotonic)
    case measure(sent: Monotonic)

    /// The command that a person gave and waits for.
    var command: CommandName? {
        switch self {
        case .nick: .nick
        case .rooms: .list
        case .people: .who
        case .whois: .whois
        case .order(let sent): sent.command
        case .sanctions: .bans
        case .commands, .run: .run
        case .stop: .stop
        case .files(let asked): asked.command
        case .pins: .pins
        case .ping: .ping
        case .time: .time
        case .join, .open, .leave, .away, .roster, .identify, .page, .quote, .directs, .search, .mention, .measure,
            .droppedFile:
            nil
        }
    }
}

extension PendingRequest {
    /// Whether its answer may tell of messages that came while the user was not connected.
    var catchesUp: Bool {
        switch self {
        case .join, .directs: true
        default: false
        }
    }
}

/// A direct conversation that is being opened by nick; what shall be said in it waits in the outbox.
struct Opening: Sendable {
    let nick: Nick
    /// Whether it is shown once it is open.
    let isShown: Bool
    /// What was said into it, and is told as said once it is known that there is somebody.
    var untold: [MessageText] = []
}
