import ArgumentParser
import ChatModel

/// Runs scenarios and prints what they found.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run scenarios and print their figures (the default).")

    @Flag(help: "About a minute in all.")
    var short = false

    @Flag(help: "Print one JSON object for each scenario.")
    var json = false

    @Option(help: "What to run: \(Scenario.Kind.names). May be given several times; all but siege by default.")
    var scenario: [Scenario.Kind] = []

    @Option(help: "plain, tls or both.")
    var transport: Transport = .both

    @Option(name: .customLong("receivers"), help: "The size of a fan-out's room; may be given several times.")
    var receivers: [Int] = []

    @Option(name: .customLong("senders"), help: "How many of them talk; may be given several times.")
    var senders: [Int] = []

    @Option(help: "How many members are idle.")
    var members = 10_000

    @Option(help: "Messages a second when latency is measured.")
    var rate = 200

    @Option(help: "How many connections the attacker of a siege keeps up.")
    var attackers = 1_000

    @Option(help: "How many messages of a fan-out may be on their way at once.")
    var window = 256

    @Option(help: "Seconds that each scenario loads the hub.")
    var seconds: Double?

    @Option(help: "A running hub instead of one of our own, as hubbub://HOST:PORT or hubbub+plain://HOST:PORT.")
    var hub: HubTarget?

    func validate() throws {
        let counts = receivers + senders + [members, rate, window, attackers]
        guard counts.allSatisfy({ $0 > 0 }), senders.allSatisfy({ $0 <= Posts.talkerLimit }) else {
            throw ValidationError("Sizes are whole numbers from 1 on, and at most \(Posts.talkerLimit) members talk.")
        }
        guard seconds.map({ $0 > 0 }) ?? true else { throw ValidationError("Seconds are more than 0.") }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let table = ResultTable(json: json)
        var isSound = true
        for scenario in plan {
            let result = try await scenario.run(against: hub)
            table.print(result)
            isSound = isSound && result.isSound
        }
        guard isSound else { throw ExitCode.failure }
    }

    /// The scenarios in their order.
    private var plan: [Scenario] {
        let kinds = scenario.isEmpty ? Scenario.Kind.usual : scenario
        let transports = hub.map { [$0.transport] } ?? transport.each
        return transports.flatMap { transport in
            kinds.flatMap { kind in works(of: kind).map { Scenario(work: $0, transport: transport) } }
        }
    }

    private func works(of kind: Scenario.Kind) -> [Scenario.Work] {
        switch kind {
        case .fanOut:
            (receivers.isEmpty ? [100, 1_000] : receivers).flatMap { receivers in
                (senders.isEmpty ? [1, 10] : senders).map { senders in
                    .fanOut(
                        FanOut(receivers: receivers, senders: senders, window: window, seconds: length(5, short: 2)))
                }
            }
        case .latency: [.latency(Latency(receivers: 200, senders: 10, rate: rate, seconds: length(10, short: 4)))]
        case .idle: [.idle(Idle(members: members, seconds: length(10, short: 2)))]
        case .siege: [.siege(Siege(members: 50, rate: rate, attackers: attackers, seconds: length(10, short: 4)))]
        case .slow: [.slow(SlowReader(receivers: 100, senders: 10, window: window, seconds: length(5, short: 2)))]
        }
    }

    private func length(_ long: Double, short brief: Double) -> Double { seconds ?? (short ? brief : long) }
}
