import Doctor
import Foundation

/// Reads what `nft -j list ruleset` prints (libnftables-json(5)).
package enum NFTablesRuleSet {
    /// The rules with the wording of `nft -a list ruleset`; nil if the document can't be read at all.
    /// - Parameter listing: what that prints.
    package static func read(_ json: String, listing: String) -> RuleSet? {
        guard let document = try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)),
            let items = document["nftables"]?.list
        else { return nil }
        let wording = NFTablesListing(listing)
        let sets = NFTablesSets(items)
        var tables: [RuleSet.Table] = []
        for item in items {
            if let table = item["table"], let place = Place(table, table: "name") {
                tables.append(RuleSet.Table(family: place.family, name: place.table))
            } else if let chain = item["chain"], let place = Place(chain), let name = chain["name"]?.text {
                add(RuleSet.Chain(name, base: base(chain)), at: place, to: &tables)
            } else if let rule = item["rule"], let place = Place(rule), let name = rule["chain"]?.text {
                let text = wording.rule(place, chain: name, handle: rule["handle"]?.integer ?? 0)
                let statements = rule["expr"]?.list ?? []
                let rules = NFTablesRule(statements, sets: sets.of(place), text: text).rules
                add(rules, chain: name, at: place, to: &tables)
            }
        }
        return RuleSet(tables: tables)
    }

    /// Where something stands.
    struct Place: Hashable {
        let family: String
        let table: String

        init(family: String, table: String) { (self.family, self.table) = (family, table) }

        init?(_ value: JSONValue, table name: String = "table") {
            guard let family = value["family"]?.text, let table = value[name]?.text else { return nil }
            self.init(family: family, table: table)
        }
    }

    /// Chains of type nat see connections that others have let pass already.
    private static func base(_ chain: JSONValue) -> RuleSet.Base? {
        guard let hook = chain["hook"]?.text, chain["type"]?.text != "nat" else { return nil }
        return RuleSet.Base(hook: hook, accepts: chain["policy"]?.text != "drop")
    }

    private static func add(_ chain: RuleSet.Chain, at place: Place, to tables: inout [RuleSet.Table]) {
        guard let table = index(of: place, in: tables) else { return }
        tables[table].chains.append(chain)
    }

    private static func add(
        _ rules: [RuleSet.Rule], chain: String, at place: Place, to tables: inout [RuleSet.Table]
    ) {
        guard let table = index(of: place, in: tables),
            let index = tables[table].chains.firstIndex(where: { $0.name == chain })
        else { return }
        tables[table].chains[index].rules += rules
    }

    private static func index(of place: Place, in tables: [RuleSet.Table]) -> Int? {
        tables.firstIndex { $0.family == place.family && $0.name == place.table }
    }
}

/// The rules as `nft -a list ruleset` writes them, by their numbers.
private struct NFTablesListing {
    private struct Key: Hashable {
        let place: NFTablesRuleSet.Place
        let chain: String
        let handle: Int
    }

    private var rules: [Key: String] = [:]

    init(_ listing: String) {
        var (place, chain): (NFTablesRuleSet.Place?, String?) = (nil, nil)
        for line in listing.split(separator: "\n") {
            let words = line.split(separator: " ").flatMap { $0.split(separator: "\t") }
            if words.first == "table", words.count > 2 {
                place = NFTablesRuleSet.Place(family: String(words[1]), table: String(words[2]))
            } else if words.first == "chain", words.count > 1 {
                chain = String(words[1])
            } else if let place, let chain, let (text, handle) = Self.rule(line) {
                rules[Key(place: place, chain: chain, handle: handle)] = text
            }
        }
    }

    func rule(_ place: NFTablesRuleSet.Place, chain: String, handle: Int) -> String {
        rules[Key(place: place, chain: chain, handle: handle)] ?? "handle \(handle)"
    }

    /// A rule without its number and its counts.
    private static func rule(_ line: Substring) -> (String, Int)? {
        guard let mark = line.ranges(of: " # handle ").last, let handle = Int(line[mark.upperBound...]) else {
            return nil
        }
        let words = line[..<mark.lowerBound].replacing(#/counter packets \d+ bytes \d+ ?/#, with: "")
        return (words.split(separator: " ").joined(separator: " ").trimmed, handle)
    }
}

extension String {
    /// Without tabs in front.
    fileprivate var trimmed: String { String(drop(while: \.isWhitespace)) }
}
