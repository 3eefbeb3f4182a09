import Testing

@testable import Doctor

/// A rule set's judgement against what each of its doubtful rules could turn out to be.
@Suite struct RuleWalkTests {
    private struct Draw {
        var random: SeededRandom
        private static let conditions: [Condition] = [.unknown, .transport(["udp"]), .transport(["tcp"])]

        /// Rules of a chain whose jumps lead further down only, each to a chain of its own.
        mutating func chains(_ depth: Int, _ name: String) -> [RuleSet.Chain] {
            var chain = RuleSet.Chain(name)
            var others: [RuleSet.Chain] = []
            for index in 0..<Int.random(in: 0...3, using: &random) {
                let inner = "\(name)\(index)"
                var verdicts: [RuleSet.Verdict] = [.accept, .drop, .leave, RuleSet.Verdict.none]
                if depth > 0 { verdicts += [.jump(inner), .goTo(inner)] }
                let verdict = verdicts.randomElement(using: &random) ?? .accept
                let conditions = Self.conditions.randomElement(using: &random).map { [$0] } ?? []
                chain.rules.append(RuleSet.Rule(conditions, verdict, text: inner))
                if case .jump = verdict { others += chains(depth - 1, inner) }
                if case .goTo = verdict { others += chains(depth - 1, inner) }
            }
            return [chain] + others
        }

        mutating func rules() -> [RuleSet.Chain] {
            var chains = chains(2, "c")
            let base = RuleSet.Base(hook: "input", accepts: Bool.random(using: &random))
            chains[0] = RuleSet.Chain("c", base: base, rules: chains[0].rules)
            return chains
        }
    }

    private func set(_ chains: [RuleSet.Chain]) -> RuleSet {
        RuleSet(tables: [RuleSet.Table(family: "inet", name: "t", chains: chains)])
    }

    /// The chains with their doubtful rules decided, one bit for each.
    private func decided(_ chains: [RuleSet.Chain], _ bits: Int) -> [RuleSet.Chain] {
        var bits = bits
        return chains.map { chain in
            RuleSet.Chain(
                chain.name, base: chain.base,
                rules: chain.rules.map { rule in
                    guard rule.conditions.contains(.unknown) else { return rule }
                    defer { bits >>= 1 }
                    return RuleSet.Rule(bits & 1 == 1 ? [] : [.never], rule.verdict, text: rule.text)
                })
        }
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `it is sure when all turns out alike, and only then`(seed: UInt64) throws {
        var draw = Draw(random: SeededRandom(seed: seed))
        let chains = draw.rules()
        let doubts = chains.flatMap(\.rules).count { $0.conditions.contains(.unknown) }
        guard doubts <= 10 else { return }
        let packet = try Packets.make(.incoming, .udp)
        let ends = Set((0..<(1 << doubts)).map { set(decided(chains, $0)).passage(of: packet) == .open })
        switch set(chains).passage(of: packet) {
        case .open: #expect(ends == [true])
        case .blocked: #expect(ends == [false])
        case .mayBeBlocked: #expect(ends == [true, false])
        }
    }
}
