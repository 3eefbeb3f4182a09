/// Which of a hub's addresses is tried when (RFC 8305, section 5): the next one a quarter of a second after the last, or
/// at once when one fails. No socket, no clock of its own; addresses are numbered from 0, best first.
struct RacePlan {
    /// What happened.
    enum Event {
        case started
        /// The pause after the start of this one is over.
        case paused(Int)
        /// The hub at this address let us in.
        case opened(Int)
        case failed(Int, HubConnectionError)
    }

    /// What must be done.
    enum Step: Equatable {
        case nothing
        /// Try this address; with a pause after it if there is another one to try.
        case start(Int, pausing: Bool)
        /// This one is taken, all others are closed.
        case win(Int)
        /// Nothing more is tried; the failure at this address is the one to tell.
        case lose(Int)
    }

    private let count: Int
    private var next = 0
    private var failures: [Int: HubConnectionError] = [:]
    private var isOver = false

    /// - Parameter count: how many addresses there are, one at least.
    init(count: Int) { self.count = count }

    mutating func apply(_ event: Event) -> Step {
        guard !isOver else { return .nothing }
        switch event {
        case .started: return start()
        // A failure may have brought the next start forward; its own pause counts then.
        case .paused(let index): return index == next - 1 ? start() : .nothing
        case .opened(let index):
            isOver = true
            return .win(index)
        case .failed(let index, let failure):
            failures[index] = failure
            if failure.endsRace { return lose(index) }
            if next < count { return start() }
            return failures.count == count ? lose(telling) : .nothing
        }
    }

    private mutating func start() -> Step {
        guard next < count else { return .nothing }
        defer { next += 1 }
        return .start(next, pausing: next + 1 < count)
    }

    private mutating func lose(_ index: Int) -> Step {
        isOver = true
        return .lose(index)
    }

    /// The failure that says most; of those that say as much, the one at the best address.
    private var telling: Int {
        failures.min { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }?.key ?? 0
    }
}

extension HubConnectionError {
    /// Whether no other address can do better: a hub that was proven to be the one that is meant says the same at all of
    /// them, and so does a key that the person must judge.
    fileprivate var endsRace: Bool {
        switch code {
        case .unreachable, .nothingListens, .timedOut, .lost, .notAHub, .plainHub, .tlsHub, .untrusted(.wrongHub):
            false
        case .refused: !isPassing
        case .untrusted, .passwordNeeded, .wrongPassword, .unsendable: true
        }
    }

    /// How much it says; of several failures the one that says most is told.
    fileprivate var weight: Int {
        switch code {
        case .unreachable: 0
        case .nothingListens, .timedOut: 1
        case .lost, .notAHub, .plainHub, .tlsHub: 2
        case .refused: 3
        case .untrusted, .passwordNeeded, .wrongPassword, .unsendable: 4
        }
    }
}
