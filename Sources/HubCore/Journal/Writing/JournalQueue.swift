import ChatModel

/// What waits to be published: one transaction in flight, and what arrives meanwhile, in one order.
struct JournalQueue: Sendable {
    /// A post, an order, a run or a file whose author waits to see it stored.
    struct Pending: Sendable {
        /// How it came, and how it is answered.
        enum Source: Sendable {
            case post(attempt: UInt32)
            case order(Tag)
            /// The hub writes it of a run that has ended.
            case run(Told)
            /// The hub writes it of a file that it has whole.
            case file(UploadNumber)
        }

        /// What whoever ran something is told at its end.
        struct Told: Sendable {
            let tag: Tag
            let end: RunEnd
        }

        let submission: Submission
        let session: SessionID
        let source: Source
    }

    /// Something that will be published in its turn.
    enum Item: Sendable {
        /// To be stored first.
        case post(Pending)
        /// Not journaled: it only keeps its place.
        case event(RoomNumber, RoomEvent)
    }

    /// A transaction in flight, and what is published with it.
    struct Flight: Sendable {
        /// What expires once a snapshot of its room, first in the transaction, is stored.
        let snapshots: [Expiry]
        let items: [Item]
        let people: [Person]
        let rooms: [RoomRecord]
        let rules: [RuleChange]
        let seen: [UserNumber: HubTime]
        let runs: [RunChange]

        /// What people said, for the transaction.
        var submissions: [Submission] {
            items.compactMap { if case .post(let pending) = $0 { pending.submission } else { nil } }
        }
    }

    private let limits: Limits
    private(set) var waiting: [Item] = []
    private var waitingPosts = 0
    private var waitingBytes = 0
    private var flight: Flight?
    /// Whether a transaction without posts may be tried: not again within a second after one failed.
    var mayRetry = true
    /// Whether the hub stopped reading because too much waits.
    var isHolding = false

    init(limits: Limits) { self.limits = limits }

    /// Whether nothing waits and nothing is in flight.
    var isIdle: Bool { waiting.isEmpty && flight == nil }

    var isFlying: Bool { flight != nil }

    /// Whether a post waits for the next transaction.
    var hasPosts: Bool { waitingPosts > 0 }

    /// Whether so much waits that the hub should read no more.
    var isFull: Bool { waiting.count >= limits.batchEntries || waitingBytes >= limits.batchBytes }

    mutating func append(_ pending: Pending) {
        waiting.append(.post(pending))
        waitingPosts += 1
        waitingBytes += pending.submission.body.byteCount
    }

    mutating func append(_ event: RoomEvent, in room: RoomNumber) {
        waiting.append(.event(room, event))
    }

    /// Notes what is on its way to the journal.
    mutating func launch(_ flight: Flight) { self.flight = flight }

    /// Takes the flight that ended.
    mutating func land() -> Flight? {
        defer { flight = nil }
        return flight
    }

    /// Takes all that waits.
    mutating func takeWaiting() -> [Item] {
        defer {
            waiting = []
            (waitingPosts, waitingBytes) = (0, 0)
        }
        return waiting
    }

    /// Takes out what waits of an attempt below its session's floor, in order.
    mutating func takeStale(below floors: [SessionID: UInt32]) -> [Pending] {
        var stale: [Pending] = []
        for item in takeWaiting() {
            switch item {
            case .event(let room, let event): append(event, in: room)
            case .post(let pending) where pending.isStale(below: floors[pending.session] ?? 0): stale.append(pending)
            case .post(let pending): append(pending)
            }
        }
        return stale
    }
}

extension JournalQueue.Pending {
    /// Whether it is a post of a lower attempt.
    fileprivate func isStale(below floor: UInt32) -> Bool {
        if case .post(let attempt) = source { attempt < floor } else { false }
    }
}

extension Entry.Body {
    /// About the UTF-8 bytes of its text.
    var byteCount: Int {
        switch self {
        case .text(let text), .action(let text), .reply(_, let text), .edit(_, let text): text.text.utf8.count
        case .topic(let topic): topic.text.utf8.count
        case .snapshot(let snapshot): snapshot.topic.text.utf8.count
        case .reaction(_, let reaction, _): reaction.text.utf8.count
        case .ruling(let ruling): 96 + (ruling.reason?.text.utf8.count ?? 0)
        case .run(let report): report.stored.utf8.count
        case .file(let file): file.stored.utf8.count
        case .deletion, .pin, .deleted, .deletedEdit: 0
        }
    }
}
