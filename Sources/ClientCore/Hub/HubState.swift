import ChatModel
import Collections

/// Everything that the client knows and does about one hub.
package struct HubState: Sendable {
    package internal(set) var key: HubKey
    /// What the hub calls itself; nil before it was met.
    package internal(set) var name: HubName?
    /// The address that is or was used.
    package internal(set) var address: HubAddress?
    package internal(set) var connection: Connection = .idle
    /// The user as the hub knows them; nil before its first welcome.
    package internal(set) var you: Person?
    package internal(set) var conversations: OrderedDictionary<ConversationKey, Conversation> = [:]
    /// The conversation that is shown when this hub is.
    package internal(set) var active: ConversationKey?
    package internal(set) var people = People()
    package internal(set) var outbox = Outbox()
    package internal(set) var files = FileDesk()
    /// Why the user is away; nil when they are here.
    package internal(set) var away: AwayText?
    /// Whether the hub can store what is said.
    package internal(set) var storage: StorageStatus = .well
    /// The search that is shown, or that one came from; nil when there is none.
    package internal(set) var search: SearchView?
    /// The list of what is new, while it is shown.
    package internal(set) var catchUp: CatchUp?
    /// The direct conversations that were closed, each with its last place then: they stay closed until more comes.
    package internal(set) var closedDirects: [UserID: Seq] = [:]
    /// What the person chose of what calls them; as a rule mentions do.
    var attention: [ConversationKey: Attention] = [:]

    /// The conversation that was shown before.
    var last: ConversationKey?
    /// The key that the person has just said yes to.
    var trusted: HubID?
    /// Whether the hub has ever welcomed the user in this run.
    var wasOpen = false
    /// Whether a session of this run has ended: only then it is known what came since.
    var hasLost = false
    var recollection = Recollection.none
    /// What is on disk of each conversation.
    var stamps: [ConversationKey: Conversation.Stamp] = [:]
    var lastIndex: KeptIndex?
    var keptAt: Monotonic?
    /// Whether the person knows that what they write waits for the hub.
    var knowsWaiting = false
    /// How many tries have failed in a row.
    var tries = 0
    /// Why the hub said that the connection ends.
    var farewell: LossReason?
    /// What the hub tells everybody who comes, as of the last welcome; nil if it tells nothing.
    var dayMessage: DayMessage?
    /// What of that kind the person was told last in this run.
    var toldDayMessage: DayMessage?
    /// Rooms to join when the hub welcomes the user.
    var wanted: [RoomName] = []
    /// The pinned messages that were listed last.
    var pins: PinList?
    /// The rooms that `/list` told last.
    var listedRooms: [RoomName] = []
    /// The commands of the hub's owner that `/run` told last.
    var listedRuns: [RunName] = []
    /// The room to enter and show when the hub welcomes the user, or now.
    var toShow: RoomName?
    /// Direct conversations to open when the hub welcomes the user.
    var openings: [Opening] = []
    var requests: [Tag: PendingRequest] = [:]
    var numbers: [RoomNumber: ConversationKey] = [:]
    /// Whether a question for names is on its way.
    var isIdentifying = false
    /// Whether an answered message is on its way.
    var isQuoting = false
    /// How many searches there were.
    var searches = 0
    private var tags: UInt32 = 0

    init(_ key: HubKey) { self.key = key }

    /// The conversations in the order of the list: rooms, then direct ones.
    package var order: [ConversationKey] {
        conversations.keys.filter { !$0.isDirect } + conversations.keys.filter(\.isDirect)
    }

    /// Whether the hub has yet to answer something that the person asked.
    package var owesAnswer: Bool {
        requests.values.contains { request in
            if case .search = request { return true }
            return request.command != nil
        }
    }

    /// The shown conversation.
    package var shown: Conversation? { active.flatMap { conversations[$0] } }

    /// Unread lines of all conversations.
    package var unread: Int { conversations.values.reduce(0) { $0 + $1.unread } }

    /// Unread mentions of all conversations.
    package var mentions: Int { conversations.values.reduce(0) { $0 + $1.mentions } }

    /// Sends a request whose answer is awaited; false when there is no session or too much waits.
    @discardableResult
    mutating func ask(_ pending: PendingRequest, _ turn: inout Turn, _ request: (Tag) -> Request) -> Bool {
        guard requests.count < ClientLimits.requests, let tag = send(&turn, request) else { return false }
        requests[tag] = pending
        return true
    }

    /// Sends a request and gives its tag; nil when there is no session.
    @discardableResult
    mutating func send(_ turn: inout Turn, _ request: (Tag) -> Request) -> Tag? {
        guard let link = connection.session?.link else { return nil }
        tags = tags == .max ? 1 : tags + 1
        turn.effects.append(.send(link, request(Tag(tags))))
        return Tag(tags)
    }

    /// Tells the person something in a conversation, by default the shown one.
    mutating func tell(_ notice: Notice, in key: ConversationKey? = nil, _ turn: inout Turn) {
        guard let key = key ?? active, conversations[key] != nil else {
            turn.stray = notice
            return
        }
        conversations[key]?.timeline.append(notice, at: connection.session?.hubTime(at: turn.now))
    }

    /// What decides whether lines count; nil before the hub has named the user.
    func judge(_ turn: Turn) -> Judge? {
        you.map { Judge(you: $0, people: people, ignored: turn.ignored, attention: attention) }
    }

    /// Which messages of a conversation call the person.
    package func attention(to key: ConversationKey) -> Attention { attention[key] ?? .mentions }

    /// Whether nothing of a conversation calls the person.
    package func isQuiet(_ key: ConversationKey) -> Bool { attention[key] == Attention.none }

    /// Whether the person sees the end of this conversation now.
    func isLookedAt(_ key: ConversationKey, _ turn: Turn) -> Bool {
        turn.isAttentive && active == key && !isCovered && conversations.look(at: key, \.view) == .newest
    }

    /// Whether something else stands where the shown conversation would.
    var isCovered: Bool { search?.isShown == true || catchUp != nil }

    /// What the next run should know of the hub.
    func memory(met: HubTime) -> RememberedHub? {
        guard case .hub(let id) = key, let name, let address else { return nil }
        let rooms = conversations.values.filter { $0.exit == nil }.compactMap(\.name)
        return RememberedHub(id: id, name: name, address: address, met: met, rooms: rooms)
    }
}
