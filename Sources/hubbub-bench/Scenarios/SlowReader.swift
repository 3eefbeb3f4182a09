import NIOCore

/// A room in which one member stops reading for a while: what that costs the others and the hub, and whether the one
/// has all of it in the end.
struct SlowReader: Sendable {
    let receivers: Int
    let senders: Int
    let window: Int
    let seconds: Double

    func run(on hub: any HubUnderTest, with crowd: Crowd, over transport: Transport) async throws -> BenchResult {
        var result = BenchResult(scenario: "1 of \(receivers) reads nothing", transport: transport)
        let room = BenchRoom.fresh()
        try await crowd.gather(receivers + senders, talkers: senders) { _ in room }
        try await crowd.settle()
        // The first stretch fills what grows only once.
        let first = try await crowd.run(.window(window), seconds: seconds, hub: hub)
        let whole = try await crowd.run(.window(window), seconds: seconds, hub: hub)
        try await crowd.with { roll in roll.members.first { !$0.talks }?.read(false) }
        let part = try await crowd.run(.window(window), seconds: seconds, hub: hub)
        result.take(part)
        result.lost += first.lost + whole.lost
        result.outOfOrder += first.outOfOrder + whole.outOfOrder
        try await catchUp(crowd, into: &result)
        if let fast = whole.deliveriesPerSecond, let slowed = part.deliveriesPerSecond {
            result.further.append(.init(what: "% of the others' speed without it", value: slowed / fast * 100))
        }
        if let with = part.growthMiB, let without = whole.growthMiB {
            result.further += [
                .init(what: "MiB that the hub grew by", value: with),
                .init(what: "MiB that it grew by in the same time without it", value: without),
            ]
        }
        return result
    }

    /// Lets the slow one read again, until it has as much as the others or nothing comes any more.
    private func catchUp(_ crowd: Crowd, into result: inout BenchResult) async throws {
        let start = NIODeadline.now()
        let goal = try await crowd.with { roll in
            let goal = roll.readers.map(\.tally.received).max() ?? 0
            for member in roll.members where !member.isReading { member.read(true) }
            return goal
        }
        var last = Progress(least: 0, outOfOrder: 0, failure: nil)
        var patience = 200
        while last.least < goal, patience > 0 {
            try await Task.sleep(for: .milliseconds(50))
            let now = try await crowd.with { Progress($0) }
            if let failure = now.failure { throw failure }
            patience = now.least > last.least ? 200 : patience - 1
            last = now
        }
        result.lost += goal - min(last.least, goal)
        result.further.append(
            .init(what: "s until it had all", value: Double((NIODeadline.now() - start).nanoseconds) / 1_000_000_000))
        result.outOfOrder = max(result.outOfOrder, last.outOfOrder)
    }

    /// How far the slowest has come.
    private struct Progress: Sendable {
        let least: UInt64
        let outOfOrder: UInt64
        let failure: BenchError?

        init(least: UInt64, outOfOrder: UInt64, failure: BenchError?) {
            self.least = least
            self.outOfOrder = outOfOrder
            self.failure = failure
        }

        init(_ roll: Roll) {
            let tallies = roll.members.map(\.tally)
            self.init(
                least: tallies.map(\.received).min() ?? 0, outOfOrder: tallies.reduce(0) { $0 + $1.outOfOrder },
                failure: roll.failure)
        }
    }
}
