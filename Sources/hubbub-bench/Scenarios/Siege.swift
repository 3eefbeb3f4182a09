/// A room in which everybody talks at a steady rate, first in quiet, then while one address attacks: what the honest
/// notice of it.
struct Siege: Sendable {
    let members: Int
    let rate: Int
    /// How many connections the attacker keeps up.
    let attackers: Int
    let seconds: Double

    func run(on hub: any HubUnderTest, with crowd: Crowd, over transport: Transport) async throws -> BenchResult {
        var result = BenchResult(
            scenario: "\(members) talk, \(attackers) attack", transport: transport)
        let room = BenchRoom.fresh()
        try await crowd.gather(members, talkers: members) { _ in room }
        try await crowd.settle()
        let quiet = try await crowd.run(.rate(rate), seconds: seconds, hub: hub)
        let besieger = try Besieger(hub: hub.address, count: attackers)
        try await besieger.begin()
        let besieged: Run
        do {
            // What a burst lets in at once is over; what stays is the siege.
            try await Task.sleep(for: .seconds(3))
            besieged = try await crowd.run(.rate(rate), seconds: seconds, hub: hub)
        } catch {
            await besieger.end()
            throw error
        }
        let tally = try await besieger.tally()
        await besieger.end()
        result.take(besieged)
        result.lost += quiet.lost
        result.outOfOrder += quiet.outOfOrder
        result.further = findings(quiet, besieged, tally)
        return result
    }

    private func findings(_ quiet: Run, _ besieged: Run, _ tally: SiegeTally) -> [BenchResult.Finding] {
        var findings: [BenchResult.Finding] = []
        func add(_ what: String, _ value: Double?) { if let value { findings.append(.init(what: what, value: value)) } }
        add("p50 ms in quiet, for those who talk", quiet.talkers.milliseconds(0.5))
        add("p50 ms under siege", besieged.talkers.milliseconds(0.5))
        add("p99 ms in quiet", quiet.talkers.milliseconds(0.99))
        add("p99 ms under siege", besieged.talkers.milliseconds(0.99))
        if let before = quiet.talkers.percentile(0.99), let after = besieged.talkers.percentile(0.99) {
            add("times the p99 in quiet", Double(after) / Double(before))
        }
        add("% of a core that the hub used in quiet", quiet.share)
        add("% of a core that the hub used under siege", besieged.share)
        add("connections that the attacker tried", Double(tally.tried))
        add("connections that ended", Double(tally.ended))
        add("sessions that it opened", Double(tally.entered))
        add("refusals that it was told", Double(tally.refused))
        return findings
    }
}

extension Run {
    /// The hub's processor time as a share of a core, in per cent.
    fileprivate var share: Double? {
        guard let before, let after, seconds > 0 else { return nil }
        return (after.processor - before.processor) / seconds * 100
    }
}
