import Doctor

/// One rule of nftables, statement by statement (nft(8)).
struct NFTablesRule {
    /// What it comes to: a verdict map is a rule for each of its elements.
    private(set) var rules: [RuleSet.Rule] = []
    private var conditions: [Condition] = []
    private let sets: [String: [JSONValue]]
    private let text: String

    init(_ statements: [JSONValue], sets: [String: [JSONValue]], text: String) {
        self.sets = sets
        self.text = text
        for statement in statements { read(statement) }
    }

    private mutating func read(_ statement: JSONValue) {
        if let match = statement["match"] {
            conditions += condition(match)
        } else if let map = statement["vmap"] {
            readMap(map)
        } else if let verdict = Self.verdict(statement) {
            rules.append(RuleSet.Rule(conditions, verdict, text: text))
        } else if Self.isDoubtful(statement) {
            conditions.append(.unknown)
        }
    }

    /// Statements that let a rule go on or not, as nothing here can tell.
    private static func isDoubtful(_ statement: JSONValue) -> Bool {
        ["limit", "ct count", "quota"].contains { statement[$0] != nil } || statement["xt"]?["type"]?.text == "match"
    }

    private static func verdict(_ statement: JSONValue) -> RuleSet.Verdict? {
        guard case .object(let members) = statement, let (name, value) = members.first else { return nil }
        switch name {
        case "accept": return .accept
        case "drop", "reject": return .drop
        case "return": return .leave
        case "continue": return RuleSet.Verdict.none
        case "queue": return .unknown
        // What iptables' own targets are called here; the others count, mark or log.
        case "xt": return value["name"]?.text == "REJECT" ? .drop : nil
        case "jump": return value["target"]?.text.map(RuleSet.Verdict.jump)
        case "goto": return value["target"]?.text.map(RuleSet.Verdict.goTo)
        default: return nil
        }
    }

    private mutating func readMap(_ map: JSONValue) {
        let pairs = map["data"].flatMap { NFTablesOperand.values($0, sets: sets) }
        guard let key = map["key"], let pairs else {
            rules.append(RuleSet.Rule(conditions + [.unknown], .unknown, text: text))
            return
        }
        for pair in pairs {
            guard let pair = pair.list, pair.count == 2, let verdict = Self.verdict(pair[1]) else { continue }
            let value = pair[0]["elem"]?["val"] ?? pair[0]
            rules.append(RuleSet.Rule(conditions + comparison(key, [value]), verdict, text: text))
        }
    }

    private func condition(_ match: JSONValue) -> [Condition] {
        guard let left = match["left"], let right = match["right"],
            let values = NFTablesOperand.values(right, sets: sets)
        else { return [.unknown] }
        switch match["op"]?.text {
        case "==", "in": return comparison(left, values)
        case "!=":
            let conditions = comparison(left, values)
            // What a payload's protocol implies stands before the comparison itself, and is not turned around.
            guard let last = conditions.last else { return [.unknown] }
            return conditions.dropLast() + [.not(last)]
        default: return [.unknown]
        }
    }

    /// That something of the packet is one of these values.
    private func comparison(_ left: JSONValue, _ values: [JSONValue]) -> [Condition] {
        if let payload = left["payload"] { return self.payload(payload, values) }
        if let key = left["meta"]?["key"]?.text { return [meta(key, values)] }
        let names = NFTablesOperand.names(values)
        if left["ct"]?["key"]?.text == "state" { return [names.map { .state(Set($0)) } ?? .unknown] }
        // A new packet was not sent on by this machine, and answers to its sender would leave where it came in.
        if left["ct"]?["key"]?.text == "status" || left["fib"]?["result"]?.text == "oif" && values == [.flag(false)] {
            return [.never]
        }
        if let fib = left["fib"], fib["result"]?.text == "type", fib["flags"]?.list?.contains(.text("daddr")) == true {
            return [names.map { .destinationType(Set($0)) } ?? .unknown]
        }
        return [.unknown]
    }

    private func payload(_ payload: JSONValue, _ values: [JSONValue]) -> [Condition] {
        let header = payload["protocol"]?.text ?? ""
        switch (header, payload["field"]?.text ?? "") {
        case ("udp", let field), ("tcp", let field): return [.transport([header]), port(field, values)]
        case ("th", let field): return [port(field, values)]
        case ("ip", "saddr"): return [.version(4), NFTablesOperand.addresses(values).map(Condition.source) ?? .unknown]
        case ("ip", "daddr"):
            return [.version(4), NFTablesOperand.addresses(values).map(Condition.destination) ?? .unknown]
        case ("ip", "protocol"): return [.version(4), transport(values)]
        case ("ip6", "nexthdr"): return [.version(6), transport(values)]
        case ("ip", _): return [.version(4), .unknown]
        case ("ip6", _): return [.version(6), .unknown]
        case ("icmp", _), ("icmpv6", _), ("sctp", _), ("dccp", _): return [.transport([header]), .unknown]
        default: return [.unknown]
        }
    }

    private func port(_ field: String, _ values: [JSONValue]) -> Condition {
        guard let ports = NFTablesOperand.ports(values) else { return .unknown }
        return field == "dport" ? .destinationPort(ports) : field == "sport" ? .sourcePort(ports) : .unknown
    }

    private func transport(_ values: [JSONValue]) -> Condition {
        NFTablesOperand.names(values).map { .transport(Set($0)) } ?? .unknown
    }

    private func meta(_ key: String, _ values: [JSONValue]) -> Condition {
        guard let names = NFTablesOperand.names(values) else { return .unknown }
        switch key {
        case "l4proto": return .transport(Set(names))
        case "iifname", "iif": return .incomingInterface(names)
        case "oifname", "oif": return .outgoingInterface(names)
        case "pkttype": return .destinationType(Set(names))
        case "nfproto", "protocol":
            let isIPv4 = names.contains { ["ipv4", "ip"].contains($0) }
            let isIPv6 = names.contains { ["ipv6", "ip6"].contains($0) }
            if isIPv4 { return isIPv6 ? .not(.never) : .version(4) }
            return isIPv6 ? .version(6) : .never
        default: return .unknown
        }
    }
}
