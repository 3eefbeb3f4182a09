/// What all rounds came to.
struct Tally: Sendable {
    private var rounds = 0
    private var kills = 0
    private var faults = 0
    private var ended = 0
    private var lines = 0
    private var found: [Finding.Kind: Int] = [:]

    mutating func add(_ round: Round) {
        rounds += 1
        kills += round.plan.kills
        faults += round.plan.steps.count
        lines = round.lines
        for finding in round.findings { found[finding.kind, default: 0] += 1 }
    }

    /// A world is over.
    mutating func end() { (ended, lines) = (ended + lines, 0) }

    /// Whether everything is as it was promised.
    var isWhole: Bool { found.isEmpty }

    func line(of round: Round, number: Int, seed: UInt64, took: Duration) -> String {
        let seconds = took.formatted(.units(allowed: [.milliseconds], width: .narrow))
        let faults = round.plan.steps.map { $0.fault.description }.joined(separator: ", ")
        let pace = round.plan.isHurried ? " in a hurry" : ""
        return "seed \(seed) round \(number): \(round.lines) messages\(pace), \(seconds): \(faults)"
    }

    var line: String {
        let counts = Finding.Kind.allCases.map { "\($0.rawValue) \(found[$0] ?? 0)" }.joined(separator: ", ")
        return "\(rounds) rounds, \(kills) kills, \(faults) faults, \(ended + lines) messages: \(counts)"
    }
}
