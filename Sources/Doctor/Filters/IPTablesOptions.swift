/// The options of one iptables rule (iptables(8), iptables-extensions(8)).
struct IPTablesOptions {
    private(set) var conditions: [Condition] = []
    private(set) var verdict = RuleSet.Verdict.none

    /// - Parameter chains: the table's own chains, which a rule may jump to.
    init(_ words: some Collection<String>, chains: Set<String>) {
        var rest = Array(words)[...]
        var isNegated = false
        while let word = rest.popFirst() {
            if word == "!" {
                isNegated = true
                continue
            }
            let values = Array(rest.prefix { !$0.hasPrefix("-") && $0 != "!" })
            rest = rest.dropFirst(values.count)
            if word == "-j" || word == "-g" {
                verdict = Self.verdict(values.first ?? "", isGoTo: word == "-g", chains)
                // What follows tells the target how, not when.
                return
            }
            conditions += Self.conditions(word, values).map { isNegated ? .not($0) : $0 }
            isNegated = false
        }
    }

    private static func verdict(_ target: String, isGoTo: Bool, _ chains: Set<String>) -> RuleSet.Verdict {
        switch target {
        case "ACCEPT": .accept
        case "DROP", "REJECT": .drop
        case "RETURN": .leave
        case "QUEUE", "NFQUEUE": .unknown
        case _ where chains.contains(target): isGoTo ? .goTo(target) : .jump(target)
        default: .none
        }
    }

    private static func conditions(_ option: String, _ values: [String]) -> [Condition] {
        let value = values.first ?? ""
        let list = value.split(separator: ",").map(String.init)
        switch option {
        case "-m", "--comment", "--syn": return []
        case "-p", "--protocol": return value == "all" ? [] : [.transport([value.lowercased()])]
        case "-i", "--in-interface": return [.incomingInterface([value])]
        case "-o", "--out-interface": return [.outgoingInterface([value])]
        case "-s", "--source", "--src-range": return [ranges(list).map(Condition.source) ?? .unknown]
        case "-d", "--destination", "--dst-range": return [ranges(list).map(Condition.destination) ?? .unknown]
        case "--dport", "--dports", "--destination-port":
            return [Ports.read(list).map(Condition.destinationPort) ?? .unknown]
        case "--sport", "--sports", "--source-port": return [Ports.read(list).map(Condition.sourcePort) ?? .unknown]
        case "--ctstate", "--state": return [.state(Set(list.map { $0.lowercased() }))]
        case "--dst-type", "--pkt-type": return [.destinationType(Set(list.map { $0.lowercased() }))]
        default: return [.unknown]
        }
    }

    private static func ranges(_ list: [String]) -> [IPv4Range]? {
        let ranges = list.compactMap { IPv4Range($0) }
        return ranges.count == list.count ? ranges : nil
    }
}

/// Ports as packet filters write them.
enum Ports {
    /// Reads `22`, `6000:6007`, `6000-6007`, `1024:`, `:1023`; nil if one of them is something else, such as a service's
    /// name.
    static func read(_ list: [some StringProtocol]) -> [ClosedRange<UInt16>]? {
        var ranges: [ClosedRange<UInt16>] = []
        for text in list {
            let ends = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" }
            let lower = ends[0].isEmpty ? 0 : UInt16(ends[0])
            let upper = ends.count == 1 ? lower : ends[1].isEmpty ? .max : UInt16(ends[1])
            guard ends.count <= 2, let lower, let upper, lower <= upper else { return nil }
            ranges.append(lower...upper)
        }
        return ranges
    }
}
