import NIOCore

/// Members who say nothing, a hundred to a room: what each costs, and how fast they come in.
struct Idle: Sendable {
    let members: Int
    let seconds: Double

    func run(on hub: any HubUnderTest, with crowd: Crowd, over transport: Transport) async throws -> BenchResult {
        var result = BenchResult(scenario: "\(members) idle", transport: transport)
        let name = BenchRoom.fresh()
        let before = try await hub.usage()
        let start = NIODeadline.now()
        try await crowd.gather(members) { "\(name)-\($0 / 100)" }
        let took = Double((NIODeadline.now() - start).nanoseconds) / 1_000_000_000
        let open = try await hub.usage()
        try await crowd.settle()
        let quiet = try await hub.usage()
        // The time that is measured, in which nobody does anything.
        try await Task.sleep(for: .seconds(seconds))
        let after = try await hub.usage()
        if let failure = try await crowd.with({ $0.failure }) { throw failure }
        result.further.append(.init(what: "connects a second", value: Double(members) / took))
        guard let before, let open, let quiet, let after else { return result }
        result.residentMiB = Double(after.resident) / 1_048_576
        let growth = Double(after.resident) - Double(before.resident)
        result.further += [
            .init(what: "KiB a member", value: growth / 1_024 / Double(members)),
            .init(
                what: "ms of the hub's CPU a connect",
                value: (open.processor - before.processor) * 1_000 / Double(members)),
            .init(what: "% of a core while idle", value: (after.processor - quiet.processor) * 100 / seconds),
        ]
        return result
    }
}
