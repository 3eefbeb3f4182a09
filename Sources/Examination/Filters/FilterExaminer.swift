import Doctor
import Foundation

/// Reads the packet filters of this machine.
struct FilterExaminer: Sendable {
    private let interfaces: [String]

    /// - Parameter interfaces: the names of this machine's interfaces.
    init(interfaces: [String]) { self.interfaces = interfaces }

    /// All that are installed.
    func examine() async -> [FilterFact] {
        async let ufw = ufw()
        async let firewalld = firewalld()
        async let iptables = iptables()
        async let nftables = nftables()
        return await [ufw, firewalld, iptables, nftables].compactMap(\.self)
    }

    private func ufw() async -> FilterFact? {
        switch await Tool(name: "ufw").ask("status", "verbose") {
        case .missing: nil
        case .said(let text): FilterFact(.ufw, UFWStatus.read(text).map(FilterFact.State.on) ?? .off)
        case .refused: FilterFact(.ufw, isUFWEnabled ? .unreadable : .off)
        }
    }

    /// Anybody may read whether it is on.
    private var isUFWEnabled: Bool {
        let text = (try? String(contentsOfFile: "/etc/ufw/ufw.conf", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").contains { $0.lowercased().hasPrefix("enabled=yes") }
    }

    private func firewalld() async -> FilterFact? {
        let tool = Tool(name: "firewall-cmd")
        guard tool.isThere else { return nil }
        guard case .said = await tool.ask("--state") else { return FilterFact(.firewalld, .off) }
        guard case .said(let text) = await tool.ask("--list-all-zones") else {
            return FilterFact(.firewalld, .unreadable)
        }
        var fallback: String?
        if case .said(let name) = await tool.ask("--get-default-zone") {
            fallback = name.split(separator: "\n").first.map(String.init)
        }
        let zones = FirewalldZones(text)
        let named = interfaces.compactMap { name in (zones.zone(of: name) ?? fallback).map { (name, $0) } }
        return FilterFact(
            .firewalld, .on(zones.ruleSet(default: fallback)), zones: Dictionary(named) { first, _ in first })
    }

    private func iptables() async -> FilterFact? {
        let programs = [("iptables-save", "ip"), ("iptables-legacy-save", "ip"), ("ip6tables-save", "ip6")]
        var (tables, isThere): ([RuleSet.Table], Bool) = ([], false)
        for (name, family) in programs {
            switch await Tool(name: name).ask() {
            case .missing: continue
            case .refused where name == "iptables-legacy-save": continue
            case .refused: return FilterFact(.iptables, .unreadable)
            case .said(let text):
                isThere = true
                tables += IPTablesSave.read(text, family: family).tables
            }
        }
        guard isThere else { return nil }
        return fact(.iptables, RuleSet(tables: tables))
    }

    private func nftables() async -> FilterFact? {
        let tool = Tool(name: "nft")
        async let rules = tool.ask("-j", "list", "ruleset")
        async let listing = tool.ask("-a", "list", "ruleset")
        switch await (rules, listing) {
        case (.missing, _): return nil
        case (.said(let json), .said(let text)):
            guard let rules = NFTablesRuleSet.read(json, listing: text) else {
                return FilterFact(.nftables, .unreadable)
            }
            return fact(.nftables, rules)
        default: return FilterFact(.nftables, .unreadable)
        }
    }

    private func fact(_ kind: FilterKind, _ rules: RuleSet) -> FilterFact {
        FilterFact(kind, rules.isEmpty ? .off : .on(rules))
    }
}
