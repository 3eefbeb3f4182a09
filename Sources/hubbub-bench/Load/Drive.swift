import NIOCore

/// Lets the talkers post for some seconds, and says when everybody who reads has all of it.
///
/// A class, because timers and reads both move it on; it never leaves the load's event loop.
final class Drive {
    /// When the talkers post.
    enum Plan: Sendable {
        /// As fast as the slowest reader takes it, with so many texts on their way.
        case window(Int)
        /// So many texts a second, evenly, whether or not the last one has arrived.
        case rate(Int)
        /// So many texts as fast as the readers take them.
        case burst(Int)
    }

    private let roll: Roll
    private let plan: Plan
    private let loop: any EventLoop
    private let finished: EventLoopPromise<Run>
    private let readers: [Member]
    private let talkers: [Member]
    /// What each reader had before.
    private let base: [(received: UInt64, outOfOrder: UInt64)]
    private let began = PostStamp.now()
    private let end: UInt64
    private var sent: UInt64 = 0
    private var lastRead: UInt64
    private var watch: RepeatedTask?

    /// How many texts of a burst are on their way at once.
    private static let credit = 200

    /// Nanoseconds without a delivery after which what is missing counts as lost.
    private static let patience: UInt64 = 10_000_000_000

    init(_ roll: Roll, plan: Plan, seconds: Double, on loop: any EventLoop, finished: EventLoopPromise<Run>) {
        self.roll = roll
        self.plan = plan
        self.loop = loop
        self.finished = finished
        readers = roll.readers
        talkers = roll.members.filter(\.talks)
        base = readers.map { ($0.tally.received, $0.tally.outOfOrder) }
        lastRead = began
        end = began + UInt64(seconds * 1_000_000_000)
    }

    func start() {
        roll.reset()
        roll.onTurn = { self.turn() }
        let second = TimeAmount.seconds(1)
        let drive = NIOLoopBound(self, eventLoop: loop)
        watch = loop.scheduleRepeatedTask(initialDelay: second, delay: second) { _ in drive.value.check() }
        switch plan {
        case .window, .burst: turn()
        case .rate: tick()
        }
    }

    /// Something was read, or it begins.
    private func turn() {
        let now = PostStamp.now()
        if sent > 0 { lastRead = now }
        let slowest = slowest
        if case .window(let window) = plan, now < end {
            let free = Int(slowest) + window - Int(sent)
            if free >= max(window / 4, 1) { post(free) }
        } else if case .burst(let count) = plan, now < end {
            let free = min(Int(slowest) + Self.credit, count) - Int(sent)
            if slowest == count { finish() } else if free > 0 { post(free) }
        } else if now >= end, slowest == sent {
            finish()
        }
    }

    /// The next text of a steady rate is due.
    private func tick() {
        guard case .rate(let rate) = plan else { return }
        let now = PostStamp.now()
        guard now < end else { return turn() }
        let due = (now - began) * UInt64(rate) / 1_000_000_000 + 1
        if due > sent { post(Int(due - sent)) }
        let next = NIODeadline.uptimeNanoseconds(began + sent * 1_000_000_000 / UInt64(rate))
        loop.assumeIsolated().scheduleTask(deadline: next) { self.tick() }
    }

    /// How much of it the slowest reader has.
    private var slowest: UInt64 {
        var least = UInt64.max
        for (reader, base) in zip(readers, base) { least = min(least, reader.tally.received - base.received) }
        return least
    }

    /// Each talker's share is one write.
    private func post(_ count: Int) {
        let first = Int(sent % UInt64(talkers.count))
        sent += UInt64(count)
        for place in 0..<talkers.count {
            let share = (count + talkers.count - 1 - place) / talkers.count
            talkers[(first + place) % talkers.count].post(share)
        }
    }

    private func check() {
        let now = PostStamp.now()
        if roll.failure != nil || (now > end && now - lastRead > Self.patience) { finish() }
    }

    private func finish() {
        guard roll.onTurn != nil else { return }
        roll.onTurn = nil
        watch?.cancel()
        if let failure = roll.failure { return finished.fail(failure) }
        let counts = zip(readers, base).map { reader, base in
            (
                received: reader.tally.received - base.received,
                outOfOrder: reader.tally.outOfOrder - base.outOfOrder
            )
        }
        finished.succeed(
            Run(
                deliveries: counts.reduce(0) { $0 + $1.received }, seconds: Double(lastRead - began) / 1_000_000_000,
                lost: counts.reduce(0) { $0 + (sent - min($1.received, sent)) },
                outOfOrder: counts.reduce(0) { $0 + $1.outOfOrder }, listeners: roll.listeners, talkers: roll.talkers))
    }
}
