/// What a packet filter lets through: tables of chains of rules, as the kernel has them.
package struct RuleSet: Hashable, Sendable {
    /// What happens to a packet that a rule is about.
    package enum Verdict: Hashable, Sendable {
        case accept
        /// It is gone, with or without an answer.
        case drop
        case jump(String)
        case goTo(String)
        case leave
        /// Nothing: it is counted or logged.
        case none
        /// Some program or table decides.
        case unknown
    }

    /// One rule.
    package struct Rule: Hashable, Sendable {
        package let conditions: [Condition]
        package let verdict: Verdict
        /// As the filter's own program writes it.
        package let text: String

        package init(_ conditions: [Condition], _ verdict: Verdict, text: String) {
            self.conditions = conditions
            self.verdict = verdict
            self.text = text
        }
    }

    /// Where packets enter a chain by themselves.
    package struct Base: Hashable, Sendable {
        /// `prerouting`, `input`, `output` or `postrouting`.
        package let hook: String
        /// What happens to packets that no rule decides on.
        package let accepts: Bool

        package init(hook: String, accepts: Bool) {
            self.hook = hook
            self.accepts = accepts
        }
    }

    /// Rules in order.
    package struct Chain: Hashable, Sendable {
        package let name: String
        package let base: Base?
        package var rules: [Rule]

        package init(_ name: String, base: Base? = nil, rules: [Rule] = []) {
            self.name = name
            self.base = base
            self.rules = rules
        }
    }

    /// A name for some chains.
    package struct Table: Hashable, Sendable {
        /// `ip`, `ip6` or `inet`.
        package let family: String
        package let name: String
        package var chains: [Chain]

        package init(family: String, name: String, chains: [Chain] = []) {
            self.family = family
            self.name = name
            self.chains = chains
        }
    }

    package var tables: [Table]

    package init(tables: [Table]) { self.tables = tables }

    /// Whether nothing in it could stop a packet that comes to this machine or leaves it.
    package var isEmpty: Bool {
        tables.allSatisfy { table in
            table.chains.allSatisfy { chain in
                chain.base.map { $0.accepts && chain.rules.isEmpty } ?? true
            }
        }
    }

    /// The same without some of its tables.
    package func without(_ isOut: (Table) -> Bool) -> RuleSet { RuleSet(tables: tables.filter { !isOut($0) }) }
}

/// What becomes of a packet.
package enum Passage: Hashable, Sendable {
    case open
    case mayBeBlocked(Obstacle)
    case blocked(Obstacle)

    /// What stops the packet, or may.
    package var obstacle: Obstacle? {
        switch self {
        case .open: nil
        case .mayBeBlocked(let obstacle), .blocked(let obstacle): obstacle
        }
    }

    /// The worse one of two.
    static func worse(_ one: Passage, _ other: Passage) -> Passage {
        switch (one, other) {
        case (.blocked, _): one
        case (_, .blocked): other
        case (.mayBeBlocked, _): one
        default: other
        }
    }
}

/// The rule that stops a packet, and where it stands.
package struct Obstacle: Hashable, Sendable {
    /// `ip`, `ip6` or `inet`.
    package let family: String
    package let table: String
    /// The chain that the packet enters first: a rule at its beginning decides before this one.
    package let base: String
    /// The chain that the rule stands in.
    package let chain: String
    /// The rule as its program writes it; nil if no rule decides, and the chain lets nothing else through.
    package let rule: String?

    package init(family: String, table: String, base: String, chain: String, rule: String?) {
        self.family = family
        self.table = table
        self.base = base
        self.chain = chain
        self.rule = rule
    }
}
