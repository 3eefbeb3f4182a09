import ChatModel
import Testing

@testable import HubCore

struct RandomWalkTests {
    @Test(arguments: UInt64(1)...12)
    func whateverHappensTheHubKeepsItsPromises(seed: UInt64) throws {
        var walk = try Walk(seed: seed)
        for step in 1...4_000 {
            walk.step()
            try #require(walk.complaints == [], "seed \(seed), step \(step)")
        }
        walk.drain()
        #expect(walk.authors.values.allSatisfy { $0.sent.isEmpty }, "seed \(seed): a post was lost")
        walk.tick()
        walk.drain()
        #expect(walk.bench.hub.disk == .well, "seed \(seed): the disk was not tried")
        walk.stop()
        walk.drain()
        #expect(walk.isStopped)
        #expect(walk.published > 3, "seed \(seed): hardly a file was put")
        #expect(walk.bench.journal.marks == walk.promises.said, "seed \(seed): a mark was lost")
        #expect(!walk.bench.journal.floors.isEmpty, "seed \(seed): nothing expired")
        #expect(walk.bench.journal.entries.values.joined().count > 150, "seed \(seed): hardly anything was said")
        #expect(walk.recorded.count > 5 && walk.recorded.values.allSatisfy(\.self), "seed \(seed): a run has no end")
        walk.closeAll()
        walk.drain()
        walk.checkFilesAtRest()
        #expect(walk.complaints == [], "seed \(seed)")
    }

    @Test func theSameSeedIsTheSameWalk() throws {
        var (one, other) = (try Walk(seed: 99), try Walk(seed: 99))
        for _ in 0..<500 {
            one.step()
            other.step()
        }
        #expect(one.bench.journal.entries == other.bench.journal.entries)
        #expect(one.open == other.open)
    }
}
