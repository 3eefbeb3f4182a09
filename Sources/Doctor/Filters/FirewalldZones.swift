/// Reads what `firewall-cmd --list-all` and `--list-all-zones` print (firewall-cmd(1)).
package struct FirewalldZones: Hashable, Sendable {
    /// What one zone lets in.
    private struct Zone: Hashable {
        let name: String
        var interfaces: [String] = []
        var target = "default"
        var ports: [String] = []
        var services: [String] = []
        var richRules: [String] = []
    }

    private var zones: [Zone] = []

    package init(_ text: String) {
        for line in text.split(separator: "\n") { read(line) }
    }

    private mutating func read(_ line: Substring) {
        guard line.first?.isWhitespace == true else {
            if let name = line.split(separator: " ").first { zones.append(Zone(name: String(name))) }
            return
        }
        guard let zone = zones.indices.last else { return }
        let field = line.drop(while: \.isWhitespace)
        if field.hasPrefix("rule ") { return zones[zone].richRules.append(String(field)) }
        guard let colon = field.firstIndex(of: ":") else { return }
        let words = field[field.index(after: colon)...].split(separator: " ").map(String.init)
        switch field[..<colon] {
        case "interfaces": zones[zone].interfaces = words
        case "target": zones[zone].target = words.first ?? "default"
        case "ports": zones[zone].ports = words
        case "services": zones[zone].services = words
        default: break
        }
    }

    /// The zone of an interface: its own, else the only one that was told of, which is the default.
    package func zone(of interface: String) -> String? {
        (zones.first { $0.interfaces.contains(interface) } ?? (zones.count == 1 ? zones.first : nil))?.name
    }

    /// What the zones let in as one table: a chain for each zone, entered by its interfaces.
    /// - Parameter fallback: the zone of interfaces that are in none.
    package func ruleSet(default fallback: String?) -> RuleSet {
        var entries = zones.flatMap { zone in
            zone.interfaces.map { RuleSet.Rule([.incomingInterface([$0])], .goTo(zone.name), text: zone.name) }
        }
        entries.insert(RuleSet.Rule([.incomingInterface(["lo"])], .accept, text: "lo"), at: 0)
        if let fallback = fallback ?? (zones.count == 1 ? zones.first?.name : nil) {
            entries.append(RuleSet.Rule([], .goTo(fallback), text: fallback))
        }
        let base = RuleSet.Chain("incoming", base: RuleSet.Base(hook: "input", accepts: false), rules: entries)
        return RuleSet(tables: [
            RuleSet.Table(family: "inet", name: "firewalld", chains: [base] + zones.map(Self.chain))
        ])
    }

    private static func chain(_ zone: Zone) -> RuleSet.Chain {
        var rules = zone.richRules.map(FirewalldRichRule.read)
        rules += zone.ports.map { port in
            let parts = port.split(separator: "/")
            let ports = Ports.read(parts.prefix(1).map(String.init)).map(Condition.destinationPort) ?? .unknown
            return RuleSet.Rule([ports] + parts.dropFirst().map { .transport([String($0)]) }, .accept, text: port)
        }
        // A service's ports are not told here; it may have ours.
        rules += zone.services.map { RuleSet.Rule([.unknown], .accept, text: $0) }
        let end: RuleSet.Verdict = zone.target == "ACCEPT" ? .accept : .drop
        return RuleSet.Chain(zone.name, rules: rules + [RuleSet.Rule([], end, text: "zone \(zone.name)")])
    }
}

/// A rule of firewalld's rich language (firewalld.richlanguage(5)).
private enum FirewalldRichRule {
    static func read(_ text: String) -> RuleSet.Rule {
        let words = ShellWords.split(text)
        var conditions: [Condition] = []
        for word in words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts[0], parts.count > 1 ? parts[1] : nil) {
            case ("family", "ipv4"): conditions.append(.version(4))
            case ("family", "ipv6"): conditions.append(.version(6))
            case ("address", let value?): conditions.append(IPv4Range(value).map { .source([$0]) } ?? .unknown)
            case ("port", let value?): conditions.append(Ports.read([value]).map(Condition.destinationPort) ?? .unknown)
            case ("protocol", let value?): conditions.append(.transport([value]))
            case ("source", _), ("port", nil), ("accept", _), ("drop", _), ("reject", _), ("log", _), ("prefix", _),
                ("level", _):
                break
            default: conditions.append(.unknown)
            }
        }
        let verdict: RuleSet.Verdict =
            words.contains("accept") ? .accept : words.contains("drop") || words.contains("reject") ? .drop : .none
        return RuleSet.Rule(conditions, verdict, text: text)
    }
}
