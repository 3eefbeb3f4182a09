import Dispatch
import GRDB
import Synchronization

/// Lets the search index follow the journal: in small steps, each a short transaction of its own, with rests between
/// them that are longer while the hub has much to store.
final class Indexer: Sendable {
    /// Milliseconds from a commit to the step that takes it in, so that a step finds more than one message.
    static let delay = 50
    /// Milliseconds from a failure to the next try, doubled with each further one.
    static let firstRetry = 1_000
    /// Milliseconds from a failure to the next try, at most.
    static let lastRetry = 30_000
    /// How many times as long as a step the rest behind it is while batches are written.
    static let restWhenBusy: UInt64 = 24
    /// Messages since the last step from which more comes than the index can follow: it waits for the end of it.
    static let flood = 2_048
    /// How many times as long as a step the rest behind it is in a flood.
    static let restInFlood: UInt64 = 200

    /// Microseconds of the longest rest: a step on a machine that has much else to do takes long, and says little of the
    /// hub's own work.
    static let longestRest: UInt64 = 1_000_000

    /// The most merges behind a step: on the whole they keep up with what steps add.
    static let mergesPerStep = 16

    private struct State {
        var isScheduled = false
        var isStopped = false
        /// Messages that were written since the last step.
        var written = 0
        var failures = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private let queue: DispatchQueue
    private let connection: DatabaseQueue
    private let turns: WriteTurns
    private let wrote: @Sendable () -> Void
    private let report: @Sendable (any Error) -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - queue: where the steps run; whatever else writes on `connection` runs there too.
    ///   - wrote: is told of each transaction.
    ///   - report: is told of the first failure of a row of them.
    init(
        queue: DispatchQueue, connection: DatabaseQueue, turns: WriteTurns, wrote: @escaping @Sendable () -> Void,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.queue = queue
        self.connection = connection
        self.turns = turns
        self.wrote = wrote
        self.report = report
    }

    /// Says that there may be something to take in.
    /// - Parameter written: how many messages were just written.
    func wake(written: Int = 0) {
        state.withLock { $0.written += written }
        schedule(after: Self.delay * 1_000)
    }

    /// Calls back once the index has come to everything that is stored now, or has given up for the moment.
    func finish(_ completion: @escaping @Sendable () -> Void) {
        state.withLock { $0.waiting.append(completion) }
        queue.async { [weak self] in self?.run() }
    }

    /// Waits for the step that is under way; there is none after it.
    func stop() {
        state.withLock { $0.isStopped = true }
        queue.sync { callBack() }
    }

    /// - Parameter microseconds: until the next step; nothing happens if one is to come anyway.
    private func schedule(after microseconds: Int) {
        let isFirst = state.withLock { state in
            defer { state.isScheduled = true }
            return !state.isScheduled && !state.isStopped
        }
        guard isFirst else { return }
        queue.asyncAfter(deadline: .now() + .microseconds(microseconds)) { [weak self] in
            self?.state.withLock { $0.isScheduled = false }
            self?.run()
        }
    }

    private func run() {
        guard state.withLock({ !$0.isStopped }) else { return callBack() }
        let start = DispatchTime.now()
        // Who begins to wait during this step may mean what it does not see; their own is on the queue.
        let awaited = state.withLock { $0.waiting.count }
        do {
            let more = try step()
            state.withLock { $0.failures = 0 }
            if more { rest(since: start) } else { callBack(atMost: awaited) }
        } catch {
            failed(error)
        }
    }

    private func step() throws -> Bool {
        let more = try transaction { db in
            var step = IndexStep(db)
            return try step.run()
        }
        for _ in 0..<Self.mergesPerStep {
            guard try transaction(IndexMerge.run) else { break }
        }
        return more
    }

    private func transaction(_ body: (Database) throws -> Bool) throws -> Bool {
        try turns.step {
            var more = false
            try connection.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    more = try body(db)
                    return .commit
                }
            }
            wrote()
            return more
        }
    }

    private func rest(since start: DispatchTime) {
        let (written, isAwaited) = state.withLock { state in
            defer { state.written = 0 }
            return (state.written, !state.waiting.isEmpty)
        }
        let spent = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000
        if isAwaited { return queue.async { [weak self] in self?.run() } }
        schedule(after: Int(min(spent * Self.rest(after: written), Self.longestRest)))
    }

    private static func rest(after written: Int) -> UInt64 {
        if written == 0 { return 1 }
        return written < flood ? restWhenBusy : restInFlood
    }

    private func failed(_ error: any Error) {
        let failures = state.withLock { state in
            state.failures += 1
            return state.failures
        }
        if failures == 1 { report(error) }
        callBack()
        schedule(after: min(Self.lastRetry, Self.firstRetry << min(failures - 1, 5)) * 1_000)
    }

    /// - Parameter count: how many of those who wait, the first ones.
    private func callBack(atMost count: Int = .max) {
        let waiting = state.withLock { state in
            let first = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(first.count)
            return first
        }
        for completion in waiting { completion() }
    }
}
