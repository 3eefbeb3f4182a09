/// A room in which everybody talks at a steady rate, first in quiet, then while one address attacks: what the honest
/// notice of it.
///
/// Between the two, where there is one, the attacker is at another hub on this machine: what the honest notice of that
/// is the machine's doing, since attacker and hubs share its cores, and not the hub's.
struct Siege: Sendable {
    let members: Int
    let rate: Int
    /// How many connections the attacker keeps up.
    let attackers: Int
    let seconds: Double

    func run(
        on hub: any HubUnderTest, beside other: (any HubUnderTest)?, with crowd: Crowd, over transport: Transport
    ) async throws -> BenchResult {
        var result = BenchResult(
            scenario: "\(members) talk, \(attackers) attack", transport: transport)
        let room = BenchRoom.fresh()
        try await crowd.gather(members, talkers: members) { _ in room }
        try await crowd.settle()
        let quiet = try await crowd.run(.rate(rate), seconds: seconds, hub: hub)
        var elsewhere: Run?
        if let other { elsewhere = try await talk(on: hub, with: crowd, whileAttacked: other).run }
        let (besieged, tally) = try await talk(on: hub, with: crowd, whileAttacked: hub)
        result.take(besieged)
        for run in [quiet, elsewhere].compactMap(\.self) {
            result.lost += run.lost
            result.outOfOrder += run.outOfOrder
        }
        result.further = findings(quiet, elsewhere, besieged, tally)
        return result
    }

    private func talk(
        on hub: any HubUnderTest, with crowd: Crowd, whileAttacked target: any HubUnderTest
    ) async throws -> (run: Run, tally: SiegeTally) {
        let besieger = try Besieger(hub: target.address, count: attackers)
        try await besieger.begin()
        do {
            // What a burst lets in at once is over; what stays is the siege. Where others use the machine, the attacker, who
            // gives way to all, begins late.
            repeat { try await Task.sleep(for: .seconds(3)) } while try await besieger.isBeginning()
            let run = try await crowd.run(.rate(rate), seconds: seconds, hub: hub)
            let tally = try await besieger.tally()
            await besieger.end()
            return (run, tally)
        } catch {
            await besieger.end()
            throw error
        }
    }

    private func findings(
        _ quiet: Run, _ elsewhere: Run?, _ besieged: Run, _ tally: SiegeTally
    ) -> [BenchResult.Finding] {
        var findings: [BenchResult.Finding] = []
        func add(_ what: String, _ value: Double?) { if let value { findings.append(.init(what: what, value: value)) } }
        add("p50 ms in quiet, for those who talk", quiet.talkers.milliseconds(0.5))
        add("p50 ms under siege", besieged.talkers.milliseconds(0.5))
        add("p99 ms in quiet", quiet.talkers.milliseconds(0.99))
        add("p99 ms while another hub is besieged", elsewhere?.talkers.milliseconds(0.99))
        add("p99 ms under siege", besieged.talkers.milliseconds(0.99))
        let after = besieged.talkers.milliseconds(0.99)
        add("times the p99 in quiet", after / quiet.talkers.milliseconds(0.99))
        add("times the p99 while another hub is besieged", after / elsewhere?.talkers.milliseconds(0.99))
        add("% of a core that the hub used in quiet", quiet.share)
        add("% of a core that the hub used under siege", besieged.share)
        add("connections that the attacker tried", Double(tally.tried))
        add("connections that ended", Double(tally.ended))
        add("sessions that it opened", Double(tally.entered))
        add("refusals that it was told", Double(tally.refused))
        return findings
    }
}

/// A ratio; nil without both sides.
private func / (part: Double?, whole: Double?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return part / whole
}

extension Run {
    /// The hub's processor time as a share of a core, in per cent.
    fileprivate var share: Double? {
        guard let before, let after, seconds > 0 else { return nil }
        return (after.processor - before.processor) / seconds * 100
    }
}
