import ChatModel

/// What waits to be published: one transaction in flight, and what arrives meanwhile, in one order.
struct JournalQueue: Sendable {
    /// Something that will be published in its turn.
    enum Item: Sendable {
        /// To be stored first.
        case post(Submission, from: SessionID, attempt: UInt32)
        /// Not journaled: it only keeps its place.
        case event(RoomNumber, RoomEvent)
    }

    /// A transaction in flight, and what is published with it.
    struct Flight: Sendable {
        let items: [Item]
        let people: [Person]
        let rooms: [RoomRecord]
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

    /// Whether so much waits that the hub should read no more.
    var isFull: Bool { waitingPosts >= limits.batchEntries || waitingBytes >= limits.batchBytes }

    mutating func append(_ item: Item) {
        waiting.append(item)
        if case .post(let submission, _, _) = item {
            waitingPosts += 1
            waitingBytes += submission.body.byteCount
        }
    }

    /// Puts what waits into flight and gives the submissions for the transaction.
    mutating func launch(people: [Person], rooms: [RoomRecord]) -> [Submission] {
        flight = Flight(items: waiting, people: people, rooms: rooms)
        defer {
            waiting.removeAll(keepingCapacity: true)
            (waitingPosts, waitingBytes) = (0, 0)
        }
        return waiting.compactMap { if case .post(let submission, _, _) = $0 { submission } else { nil } }
    }

    /// Takes the flight that ended.
    mutating func land() -> Flight? {
        defer { flight = nil }
        return flight
    }
}

extension Entry.Body {
    /// The UTF-8 bytes of its text.
    var byteCount: Int {
        switch self {
        case .text(let text), .action(let text): text.text.utf8.count
        case .topic(let topic): topic.text.utf8.count
        }
    }
}
