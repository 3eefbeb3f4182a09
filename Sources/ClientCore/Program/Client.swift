import ChatModel
import Collections

/// The whole client as one value: an event changes it and tells what must be done; time and chance are passed in.
package struct Client: Sendable {
    /// What stands on the screen.
    package enum Screen: Hashable, Sendable {
        /// The question for a nick at the very first start.
        case nick(suggestion: Nick?)
        /// The list of hubs.
        case picker
        case hub(HubKey)
    }

    package internal(set) var hubs: OrderedDictionary<HubKey, HubState> = [:]
    package internal(set) var directory = HubDirectory()
    package internal(set) var picker = Picker()
    package internal(set) var screen: Screen = .picker
    /// The nick that is asked for on hubs; nil before it was chosen.
    package internal(set) var nick: Nick?
    /// Who is hidden.
    package internal(set) var ignored: [IgnoredUser] = []
    /// What the person calls others.
    package internal(set) var petnames: [Petname] = []
    /// The person's own commands.
    package internal(set) var aliases = Aliases.none
    /// What the person chose of what calls them.
    var attended: [AttendedConversation] = []
    /// How many events were taken in: while it is the same, nothing is another than before.
    package private(set) var revision: UInt64 = 0
    /// The clocks at the last event; what "trying again in 3 s" counts from.
    package private(set) var now: Now
    /// What there is to say outside of conversations: the last such notice.
    package internal(set) var banner: Notice?

    /// The hub that was shown before the list was opened.
    package internal(set) var lastHub: HubKey?
    /// Program and version, as hubs are told.
    var software = ""
    package internal(set) var isFocused = true
    /// When the terminal lost the focus last.
    var leftAt: Monotonic?
    var acceptsNew = false
    /// Whether hubs are told that the person writes something.
    var tellsTyping = true
    /// The password that the command line gave, until a hub asks for one.
    var givenPassword: Password?
    /// The room that the command line or a link asks for, until a hub is gone to.
    var wantedRoom: RoomName?
    /// A hub looked for by name, until when.
    var search: Search?
    /// Whether the client goes straight into a hub; nil once that is decided.
    var arrival: Arrival?
    /// Posts of earlier runs for hubs that the person has not gone to in this one.
    var unclaimed: [HubID: [KeptPost]] = [:]
    /// Transfers of earlier runs for hubs that the person has not gone to in this one.
    var unclaimedTransfers: [HubID: [KeptTransfer]] = [:]
    /// The files that a pasted text names, while the person may send them instead.
    package internal(set) var pasted: PastedFiles?
    /// The folder of this machine that Tab asked for; nil while that is not read.
    package internal(set) var folder: ListedFolder?
    private var transfers: UInt64 = 0
    /// What was kept of the hub whose key was just met.
    var met: (hub: HubID, kept: KeptHub?)?
    private var links: UInt64 = 0
    private var lastBell: Monotonic?
    var summoner = Summoner()
    private var title: Title?
    private var random: any RandomNumberGenerator & Sendable

    /// A client that draws its chances (nonces, jitter) from this generator.
    package init(random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
        self.random = random
        now = Now(monotonic: Monotonic(milliseconds: 0), wall: HubTime(milliseconds: 0))
    }

    /// Whether the list gives way to a hub by itself, unless the person presses a key.
    package var isArriving: Bool { arrival != nil }

    /// Whether a hub is being looked for by its name.
    package var isSeeking: Bool { search != nil }

    /// The shown hub.
    package var shownHub: HubState? {
        if case .hub(let key) = screen { hubs[key] } else { nil }
    }

    /// Whether this user's lines are hidden.
    package func isIgnored(_ user: UserID) -> Bool { ignored.contains { $0.id == user } }

    /// Takes in what happened and tells what must be done, in order.
    package mutating func apply(_ event: ClientEvent, at now: Now) -> [ClientEffect] {
        self.now = now
        revision &+= 1
        if case .user(.focused(let focused)) = event { summoner.hasFocus = focused }
        var turn = Turn(now: now, ignored: Set(ignored.map(\.id)), isAttentive: false, random: random)
        turn.transfers = transfers
        switch event {
        case .started(let started): start(started, &turn)
        case .sighting(let sighting): hear(sighting, &turn)
        case .people(let people): directory.take(people, at: now.monotonic)
        case .connection(let link, let event): take(event, of: link, &turn)
        case .answer(let link, let answer): take(answer, of: link, &turn)
        case .user(let action): act(action, &turn)
        case .hosted(let id, let address): goToHosted(id, address, &turn)
        case .hostFailed(let sentence): failHosting(sentence)
        case .interfaces(let interfaces): take(interfaces)
        case .examined(let report): take(report)
        case .recalled(let id, let kept): take(kept, of: id, &turn)
        case .rescued(let lost, let file): tell(lost, in: file, &turn)
        case .courier(let link, let event): take(event, of: link, &turn)
        case .carried(let id, let news): take(news, of: id, &turn)
        case .looked(let question, let answers): take(answers, to: question, &turn)
        case .folder(let listed): folder = listed
        case .unkept(let sentence): tell(.unkept(sentence), &turn)
        case .screen(let notice): take(notice, &turn)
        case .tick: tick(&turn)
        }
        finish(&turn)
        return turn.effects
    }

    /// Changes one hub's state, knowing whether the person looks at it.
    mutating func with(_ key: HubKey, _ turn: inout Turn, _ change: (inout HubState, inout Turn) -> Void) {
        guard let index = hubs.index(forKey: key) else { return }
        turn.isAttentive = isFocused && screen == .hub(key)
        change(&hubs.values[index], &turn)
        hubs.values[index].pump(&turn)
        hubs.values[index].trim()
        hubs.values[index].land(&turn)
    }

    /// A number for a new connection.
    mutating func nextLink() -> Link {
        links += 1
        return Link(links)
    }

    /// A number for a new transfer.
    mutating func nextTransfer() -> TransferID {
        transfers += 1
        return TransferID(transfers)
    }

    private mutating func finish(_ turn: inout Turn) {
        askPeople(&turn)
        transfers = max(transfers, turn.transfers)
        carryFiles(&turn)
        if case .hub(let key) = screen, isFocused { hubs.change(key) { $0.look() } }
        if let chosen = turn.ownNick {
            nick = chosen
            turn.effects.append(.save(.nick(chosen)))
        }
        if let stray = turn.stray { banner = stray }
        if turn.rings { ring(&turn) }
        retitle(&turn)
        if let summons = summoner.next(at: now.monotonic, mentions: title?.mentions ?? 0) {
            turn.effects.append(.summon(summons))
        }
        keepPosts(&turn)
        random = turn.random
    }

    private mutating func ring(_ turn: inout Turn) {
        summoner.add(turn.call)
        let time = turn.now.monotonic
        guard lastBell.map({ time.since($0) >= ClientLimits.bellPause }) ?? true else { return }
        lastBell = time
        turn.effects.append(.bell)
    }

    private mutating func retitle(_ turn: inout Turn) {
        let (unread, mentions) = hubs.values.indices.reduce((0, 0)) { sum, index in
            let news = hubs.look(at: index, \.news)
            return (sum.0 + news.unread, sum.1 + news.mentions)
        }
        var place: (hub: HubName?, conversation: ConversationTitle?)
        if case .hub(let key) = screen, let shown = hubs.look(at: key, \.place) { place = shown }
        let new = Title(hub: place.hub, conversation: place.conversation, unread: unread, mentions: mentions)
        guard new != title else { return }
        title = new
        turn.effects.append(.title(new))
    }
}

extension HubState {
    /// The unread lines of all conversations that are not to be quiet, and those of them that call the person.
    fileprivate var news: (unread: Int, mentions: Int) {
        conversations.values.withUnsafeBufferPointer { all in
            all.indices.reduce((0, 0)) { sum, index in
                let unread = isQuiet(all[index].key) ? 0 : all[index].unread
                return (sum.0 + unread, sum.1 + all[index].mentions)
            }
        }
    }

    /// What it and its shown conversation are called.
    fileprivate var place: (hub: HubName?, conversation: ConversationTitle?) {
        (name, active.flatMap { conversations.look(at: $0) { $0.title(calling: people) } ?? nil })
    }
}

extension HubState {
    /// The person sees the end of the shown conversation: nothing there is unread.
    mutating func look() {
        guard let active, !isCovered else { return }
        conversations.change(active) { if $0.view == .newest { $0.look() } }
    }
}

extension Conversation {
    /// What it is called on the screen.
    package func title(calling people: People) -> ConversationTitle? {
        name.map(ConversationTitle.room) ?? partner.map { .direct(people.name(of: $0)) }
    }
}
