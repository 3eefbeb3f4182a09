/// What one scenario found.
struct BenchResult: Codable, Sendable {
    let scenario: String
    let transport: Transport
    var deliveries: UInt64 = 0
    /// Texts that reached a member, a second.
    var deliveriesPerSecond: Double?
    /// Seconds of the hub's processor time for a million deliveries.
    var cpuPerMillion: Double?
    /// Milliseconds from send to delivery for those who only listen: half, and 99 of 100, were faster.
    var p50: Double?
    var p99: Double?
    /// The same for those who also talk.
    var talkP50: Double?
    var talkP99: Double?
    /// The hub's memory at the end, in MiB.
    var residentMiB: Double?
    /// Texts that a member never had.
    var lost: UInt64 = 0
    /// Texts that came twice, or before an earlier one.
    var outOfOrder: UInt64 = 0
    /// What only this scenario finds.
    var further: [Finding] = []

    struct Finding: Codable, Sendable {
        let what: String
        let value: Double
    }

    init(scenario: String, transport: Transport) {
        self.scenario = scenario
        self.transport = transport
    }

    /// Whether every text reached everybody once and in order.
    var isSound: Bool { lost == 0 && outOfOrder == 0 }

    /// Takes what a run of posts cost and brought.
    mutating func take(_ run: Run) {
        deliveries = run.deliveries
        deliveriesPerSecond = run.deliveriesPerSecond
        cpuPerMillion = run.cpuPerMillion
        (p50, p99) = (run.listeners.milliseconds(0.5), run.listeners.milliseconds(0.99))
        (talkP50, talkP99) = (run.talkers.milliseconds(0.5), run.talkers.milliseconds(0.99))
        residentMiB = run.after.map { Double($0.resident) / 1_048_576 }
        lost += run.lost
        outOfOrder += run.outOfOrder
    }
}
