/// A room in which texts come at a steady rate: how long each takes to those who listen, and to those who also talk.
struct Latency: Sendable {
    let receivers: Int
    let senders: Int
    let rate: Int
    let seconds: Double

    func run(on hub: any HubUnderTest, with crowd: Crowd, over transport: Transport) async throws -> BenchResult {
        var result = BenchResult(scenario: "latency, \(receivers) hear \(rate)/s", transport: transport)
        let room = BenchRoom.fresh()
        try await crowd.gather(receivers + senders, talkers: senders) { _ in room }
        try await crowd.settle()
        result.take(try await crowd.run(.rate(rate), seconds: seconds, hub: hub))
        return result
    }
}
