import Testing

@testable import Discovery

/// What many hubs and browsers on one LAN cost, in virtual time: the figures are worked out in Decisions.md.
@Suite struct CrowdTests {
    @Test func `200 hubs and 2,000 browsers at rest send next to nothing`() throws {
        let seconds = 240
        var lan = VirtualLAN(hubs: 200, browsers: 2_000, seed: 5, quietUntil: 60_000)
        try lan.run(startingWithin: 50_000, until: (120 + seconds) * 1_000, countingFrom: 120_000, seed: 7)
        let counts = lan.counts
        let perHub = zip(counts.announcements, counts.answers).map { Double($0 + $1) / Double(seconds) }
        #expect(perHub.max() ?? 1 < 0.35, "packets a second of the busiest hub: \(perHub.max() ?? 0)")
        #expect(perHub.min() ?? 0 > 0.1, "each is still announced")
        #expect((3...12).contains(counts.asks), "queries in \(seconds) seconds: \(counts.asks)")
        let all = counts.announcements.reduce(0, +) + counts.answers.reduce(0, +) + counts.queries
        #expect(all / seconds < 70, "packets a second on the wire: \(all / seconds)")
    }

    @Test func `when everybody starts within a second, no hub sends more than it can, and all are answered`() throws {
        var lan = VirtualLAN(hubs: 20, browsers: 300, seed: 6)
        try lan.run(startingWithin: 1_000, until: 10_000, countingFrom: 0, seed: 8)
        let counts = lan.counts
        // 50 at once and 50 a second for two seconds, and an announcement a second on three ways.
        #expect(counts.answers.max() ?? 1_000 <= 150 + 60, "answers of the busiest hub: \(counts.answers.max() ?? 0)")
        #expect(counts.announcements.max() ?? 100 <= 3 * 11)
        #expect(counts.asks < 300 * 3, "queries: \(counts.asks)")
        #expect(lan.deaf == 0, "browsers that heard no hub at all")
    }
}
