/// Reads what `ufw status verbose` prints (ufw(8)).
package enum UFWStatus {
    /// Its rules as one table, first one first; nil while it is not active.
    package static func read(_ text: String) -> RuleSet? {
        let lines = text.split(separator: "\n")
        guard lines.contains("Status: active") else { return nil }
        var incoming = RuleSet.Chain("incoming", base: base("incoming", hook: "input", lines))
        var outgoing = RuleSet.Chain("outgoing", base: base("outgoing", hook: "output", lines))
        let rules = lines.drop { !$0.hasPrefix("--") }.dropFirst()
        for line in rules {
            guard let rule = Line(line) else { continue }
            if rule.isOutgoing {
                outgoing.rules.append(rule.rule)
            } else {
                incoming.rules.append(rule.rule)
            }
        }
        return RuleSet(tables: [RuleSet.Table(family: "inet", name: "ufw", chains: [incoming, outgoing])])
    }

    /// `Default: deny (incoming), allow (outgoing), disabled (routed)`.
    private static func base(_ direction: String, hook: String, _ lines: [Substring]) -> RuleSet.Base {
        let defaults = lines.first { $0.hasPrefix("Default:") } ?? ""
        return RuleSet.Base(hook: hook, accepts: defaults.contains("allow (\(direction))"))
    }

    /// One rule: `24822/udp on eth0   ALLOW IN   192.168.1.0/24   # why`.
    private struct Line {
        let isOutgoing: Bool
        let rule: RuleSet.Rule

        private static let actions: [(word: String, verdict: RuleSet.Verdict)] = [
            ("ALLOW", .accept), ("LIMIT", .accept), ("DENY", .drop), ("REJECT", .drop),
        ]

        init?(_ line: Substring) {
            let text = line.split(separator: "#", maxSplits: 1).first ?? ""
            for action in Self.actions {
                for way in ["IN", "OUT"] {
                    guard let middle = text.firstRange(of: " \(action.word) \(way) ") else { continue }
                    isOutgoing = way == "OUT"
                    let (to, from) = (Place(text[..<middle.lowerBound]), Place(text[middle.upperBound...]))
                    guard to.isIPv6 == from.isIPv6 || to.isAnywhere || from.isAnywhere else { return nil }
                    let version = Condition.version(to.isIPv6 || from.isIPv6 ? 6 : 4)
                    let conditions = [version] + to.asDestination + from.asSource
                    rule = RuleSet.Rule(conditions, action.verdict, text: Self.pressed(text))
                    return
                }
            }
            return nil
        }

        private static func pressed(_ text: Substring) -> String {
            text.split(separator: " ").joined(separator: " ")
        }
    }

    /// What stands under `To` or `From`: `Anywhere`, `22/tcp`, `10.0.0.0/8 22/tcp on eth0 (v6)`.
    private struct Place {
        private(set) var isIPv6 = false
        private(set) var isAnywhere = false
        private var interface: String?
        private var ranges: [IPv4Range]?
        private var ports: [ClosedRange<UInt16>]?
        private var transport: String?
        /// Whether something in it can't be read, such as an application's name.
        private var isUnclear = false

        init(_ text: Substring) {
            var words = text.split(separator: " ")[...]
            while let word = words.popFirst() {
                switch word {
                case "(v6)": isIPv6 = true
                case "Anywhere": isAnywhere = true
                case "on": interface = words.popFirst().map(String.init)
                default: read(word)
                }
            }
        }

        private mutating func read(_ word: Substring) {
            let parts = word.split(separator: "/", maxSplits: 1)
            if let range = IPv4Range(word) {
                ranges = [range]
            } else if word.contains("::") || word.filter({ $0 == ":" }).count > 1 {
                isIPv6 = true
                isUnclear = true
            } else if let ports = Ports.read(parts[0].split(separator: ",")) {
                self.ports = ports
                transport = parts.count > 1 ? String(parts[1]) : nil
            } else {
                isUnclear = true
            }
        }

        var asDestination: [Condition] {
            common + [interface.map { .incomingInterface([$0]) }, ranges.map(Condition.destination)].compactMap(\.self)
                + [ports.map(Condition.destinationPort)].compactMap(\.self)
        }

        var asSource: [Condition] {
            common + [interface.map { .outgoingInterface([$0]) }, ranges.map(Condition.source)].compactMap(\.self)
                + [ports.map(Condition.sourcePort)].compactMap(\.self)
        }

        private var common: [Condition] {
            (isUnclear ? [.unknown] : []) + (transport.map { [.transport([$0])] } ?? [])
        }
    }
}
