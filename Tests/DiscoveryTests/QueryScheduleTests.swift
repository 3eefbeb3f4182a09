import NIOCore
import Testing

@testable import Discovery

/// What others' queries mean for one's own.
@Suite struct QueryScheduleTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private var schedule = QuerySchedule { $0.upperBound }
    private let targets: [DiscoveryTarget]

    init() throws {
        targets =
            DiscoveryTarget.all([
                try interface("lo", 1, ["127.0.0.1/8"], [.up, .running, .loopback]),
                try interface("eth0", 2, ["10.0.0.1/24"]), try interface("eth1", 3, ["10.1.0.1/24"]),
            ]).distinct
    }

    /// The interfaces that are asked until a moment, with the times in milliseconds.
    private mutating func asked(until end: NIODeadline) -> [(Int64, Set<UInt32>)] {
        var all: [(Int64, Set<UInt32>)] = []
        while let next = schedule.nextTick, next <= end {
            let due = schedule.due(targets, at: next)
            if !due.isEmpty { all.append(((next - start).nanoseconds / 1_000_000, Set(due.map(\.index)))) }
        }
        return all
    }

    private func expect(_ asked: [(Int64, Set<UInt32>)], _ expected: [(Int64, Set<UInt32>)]) {
        #expect(asked.map(\.0) == expected.map(\.0))
        #expect(asked.map(\.1) == expected.map(\.1))
    }

    @Test mutating func `where somebody else has just asked, one's own query waits, elsewhere it does not`() {
        schedule.begin(at: start)
        _ = asked(until: start + .seconds(2))
        schedule.hearQuery(7, on: 2, at: start + .seconds(5))
        expect(asked(until: start + .seconds(24)), [(12_000, [1, 3]), (23_000, [1, 2, 3])])
    }

    @Test mutating func `while hubs are heard, others' queries do for much longer`() {
        schedule.begin(at: start)
        _ = asked(until: start + .seconds(2))
        schedule.hear(at: start + .seconds(2))
        for interface in 1...3 as ClosedRange<UInt32> {
            schedule.hearQuery(7, on: interface, at: start + .seconds(40))
        }
        schedule.hear(at: start + .seconds(60))
        schedule.hear(at: start + .seconds(120))
        expect(asked(until: start + .seconds(160)), [(152_000, [1, 2, 3])])
    }

    @Test mutating func `the first query is always asked, the next two unless many ask at once`() {
        for token in 0..<9 as Range<UInt64> { schedule.hearQuery(token, on: 2, at: start) }
        schedule.begin(at: start)
        expect(asked(until: start), [(0, [1, 2, 3])])
        for token in [1, 1, 1, 2, 2, 3, 3] as [UInt64] { schedule.hearQuery(token, on: 2, at: start) }
        for token in [1, 2, 3, 4] as [UInt64] { schedule.hearQuery(token, on: 3, at: start) }
        expect(asked(until: start + .milliseconds(250)), [(250, [1, 2])])
        expect(asked(until: start + .seconds(1)), [(1_000, [1, 2])])
    }
}
