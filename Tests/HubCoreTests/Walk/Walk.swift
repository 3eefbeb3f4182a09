import ChatModel

@testable import HubCore

/// Random events for a hub with narrow limits, and what must hold after each of them.
struct Walk {
    var bench: Bench
    var random: SeededGenerator
    let vocabulary: Vocabulary
    var greeting: [SessionID] = []
    var open: [SessionID: UserNumber] = [:]
    /// Connections that the hub knows and was not told to end.
    var live: Set<SessionID> = []
    /// Told to end, or cut: waits for the driver's close.
    var ending: Set<SessionID> = []
    /// The connection whose close the hub is just told: it may take its cursors away.
    var closing: SessionID?
    var authors: [SessionID: Author] = [:]
    var shadows: [RoomNumber: RoomShadow] = [:]
    var flight: JournalBatch?
    var inFlight: [(session: SessionID, nonce: Nonce)] = []
    var loads: [(ticket: LoadTicket, query: JournalQuery)] = []
    var delayed: Set<SessionID> = []
    var isHeld = false
    var isStopped = false
    var complaints: [String] = []
    private var nextSession: UInt64 = 1
    var nextNonce: UInt64 = 1
    var searches: [(ticket: LoadTicket, search: JournalSearch)] = []
    /// Whether the store looks for what has expired.
    var isSurveying = false
    var promises = Promises()
    /// The programs that run, and whether each was told to end.
    var running: [RunNumber: Bool] = [:]
    /// What is to be done about files.
    var fileWork: [FileWork] = []
    /// How many files were told of.
    var published = 0
    /// The runs that the journal knows, and whether it knows their end.
    var recorded: [RunNumber: Bool] = [:]

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        vocabulary = try Vocabulary()
        let retention = Retention(rule: Retention.Rule(entries: 20, age: nil), rooms: [:], total: nil)
        let narrow = { (limits: inout Limits) in
            limits.credit = 5
            limits.batchEntries = 8
            limits.quietRoom = 3
            limits.sessions = 14
            limits.handshakesUnderWay = 4
            limits.roomsPerSession = 4
            limits.rooms = 12
            limits.loadsPerSession = 2
            limits.people = 9
            limits.postsPerSecond = 20
            limits.postBurst = 20
            limits.perAddress = AddressLimits(narrowFor: 8)
            limits.addressesRemembered = 2
            limits.strikes = Rate(perMinute: 10, burst: 5)
            limits.roomsMade = Rate(perMinute: 60, burst: 4)
            limits.searchRate = Rate(perMinute: 60, burst: 3)
            limits.pages = Rate(perSecond: 1, burst: 10)
            limits.bytes = Rate(perSecond: 2_000, burst: 4_000)
            limits.pageEntries = 3
            limits.directsPerSession = 2
            limits.searches = 3
            limits.retentionMilliseconds = 2_000
            limits.expiriesUnderWay = 2
            limits.editsRemembered = 2
            limits.standings = 30
            limits.sanctions = 6
            limits.ordersPerSession = 2
            limits.pausing = 2
            limits.nickAbsenceMilliseconds = 20_000
            limits.seenMilliseconds = 5_000
            limits.runsPerUser = 2
            limits.runs = 3
            limits.uploadsPerSession = 2
            limits.uploadsPerUser = 3
            limits.uploads = 5
            limits.openFilesPerSession = 2
            limits.openFiles = 4
            limits.sweepMilliseconds = 3_000
        }
        bench = Bench(
            narrow, retention: retention, owners: Set(vocabulary.users.prefix(1)), commands: try Self.commands(),
            fileRules: FileRules())
    }

    /// One random event, and what the hub makes of it.
    mutating func step() {
        switch Int.random(in: 0..<112, using: &random) {
        case 100..<112: finishFile(failing: random.chance(12))
        case 0..<3: connect()
        case 3..<7: enter()
        case 7: close(live)
        case 8..<12: close(ending)
        case 12..<20: finishStore(failing: random.chance(8))
        case 20..<28: finishLoad(failing: random.chance(10))
        case 28..<36: hand(.turnEnded)
        case 36..<40: tick()
        case 40..<43: finishSearch(failing: random.chance(8))
        case 43: finishSurvey(failing: random.chance(4))
        case 44..<47: goOn()
        default: speak()
        }
    }

    private mutating func connect() {
        let id = SessionID(nextSession)
        nextSession += 1
        live.insert(id)
        greeting.append(id)
        hand(.connected(id, from: PeerAddress(random.chance(3) ? "there" : "here")))
    }

    private mutating func enter() {
        guard let id = random.pick(greeting), let user = random.pick(vocabulary.users),
            let nick = random.pick(vocabulary.nicks)
        else { return }
        greeting.removeAll { $0 == id }
        hand(.entered(id, user, nick, random.chance(3) ? .visitor : .member))
    }

    private mutating func close(_ candidates: Set<SessionID>) {
        guard let id = random.pick(candidates.sorted()) else { return }
        closing = id
        forget(id)
        hand(.closed(id))
        closing = nil
    }

    private mutating func forget(_ id: SessionID) {
        promises.end(id)
        live.remove(id)
        ending.remove(id)
        greeting.removeAll { $0 == id }
        open[id] = nil
        authors[id] = nil
        delayed.remove(id)
    }

    mutating func finishStore(failing: Bool) {
        guard let batch = flight else { return }
        flight = nil
        bench.failure = failing ? random.pick([.full, .readOnly, .failed]) : nil
        let result = bench.result(of: batch)
        if case .committed = result { record(batch.runs) }
        hand(.stored(result))
    }

    mutating func finishLoad(failing: Bool) {
        guard let index = loads.indices.randomElement(using: &random) else { return }
        let (ticket, query) = loads.remove(at: index)
        hand(.loaded(ticket, failing ? nil : bench.journal.read(query)))
    }

    mutating func finishSearch(failing: Bool) {
        guard let index = searches.indices.randomElement(using: &random) else { return }
        let (ticket, search) = searches.remove(at: index)
        hand(.searched(ticket, failing ? .failed : bench.journal.search(search)))
    }

    mutating func finishSurvey(failing: Bool) {
        guard isSurveying else { return }
        isSurveying = false
        hand(.surveyed(failing ? [] : bench.journal.survey(bench.hub.expiring.retention)))
    }

    mutating func tick() {
        bench.wait(.random(in: 1...2_500, using: &random))
        hand(.tick)
    }

    private mutating func speak() {
        let readable = isHeld ? [] : open.keys.filter { !delayed.contains($0) }.sorted()
        guard let id = random.pick(readable), let request = request(of: id) else { return }
        if case .mark(let room, let seq) = request {
            promises.say(seq, in: room, by: bench.hub.sessions[id], bench.hub)
        }
        hand(.received(id, request, bytes: .random(in: 0...200, using: &random)))
    }

    mutating func hand(_ event: HubEvent) {
        for effect in bench.apply(event) { perform(effect) }
        check()
    }

    /// Lets everything come to rest.
    mutating func drain() {
        while flight != nil || !loads.isEmpty || !searches.isEmpty || isSurveying || !bench.hub.journal.isIdle
            || !bench.hub.runs.isEmpty
            || bench.hub.runs.hasUnsaved || !fileWork.isEmpty
        {
            finishFile(failing: false)
            goOn()
            finishStore(failing: false)
            finishLoad(failing: false)
            finishSearch(failing: false)
            finishSurvey(failing: false)
            hand(.turnEnded)
        }
    }

    mutating func stop() { hand(.stop) }

    /// Every connection is gone.
    mutating func closeAll() {
        for _ in 0..<(live.count + ending.count) {
            close(live)
            close(ending)
        }
    }
}

extension AddressLimits {
    /// So narrow that each of them is met on a walk.
    fileprivate init(narrowFor sessions: Int) {
        self.init()
        self.sessions = sessions
        handshakes = 3
        arrivals = Rate(perSecond: 1, burst: 6)
        arrivalsWaiting = 2
        refusals = Rate(perMinute: 10, burst: 3)
        requests = Rate(perSecond: 60, burst: 60)
        bytes = Rate(perSecond: 8_000, burst: 8_000)
        pages = Rate(perSecond: 4, burst: 20)
        searches = Rate(perMinute: 60, burst: 5)
        searchesUnderWay = 2
        rooms = Rate(perMinute: 60, burst: 6)
        newcomers = Rate(perMinute: 60, burst: 5)
    }
}
