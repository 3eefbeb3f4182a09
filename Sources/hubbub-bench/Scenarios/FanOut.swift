/// A room in which some talk as fast as they can, and all hear it.
struct FanOut: Sendable {
    let receivers: Int
    let senders: Int
    let window: Int
    let seconds: Double

    func run(on hub: any HubUnderTest, with crowd: Crowd, over transport: Transport) async throws -> BenchResult {
        var result = BenchResult(
            scenario: "fan-out, \(receivers) hear \(senders)", transport: transport)
        let room = BenchRoom.fresh()
        try await crowd.gather(receivers + senders, talkers: senders) { _ in room }
        try await crowd.settle()
        result.take(try await crowd.run(.window(window), seconds: seconds, hub: hub))
        return result
    }
}
