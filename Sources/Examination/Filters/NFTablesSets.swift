import Doctor

/// The named sets and maps of a rule set.
struct NFTablesSets {
    private var elements: [NFTablesRuleSet.Place: [String: [JSONValue]]] = [:]

    init(_ items: [JSONValue]) {
        for item in items {
            guard let set = item["set"] ?? item["map"], let place = NFTablesRuleSet.Place(set),
                let name = set["name"]?.text, Self.isFixed(set)
            else { continue }
            elements[place, default: [:]][name] = set["elem"]?.list ?? []
        }
    }

    /// The elements of a table's sets, by name; of those alone that packets don't change.
    func of(_ place: NFTablesRuleSet.Place) -> [String: [JSONValue]] { elements[place] ?? [:] }

    private static func isFixed(_ set: JSONValue) -> Bool {
        let flags = (set["flags"]?.list ?? []).compactMap(\.text)
        return !flags.contains("dynamic") && !flags.contains("timeout")
    }
}

/// What stands on the right of a comparison, as values.
enum NFTablesOperand {
    /// The values, one for each element; nil if some can't be told.
    static func values(_ right: JSONValue, sets: [String: [JSONValue]]) -> [JSONValue]? {
        if let name = right.text, name.hasPrefix("@") {
            return sets[String(name.dropFirst())]?.map(element)
        }
        if let list = right["set"]?.list ?? right.list { return list.map(element) }
        if let name = right["set"]?.text, name.hasPrefix("@") { return sets[String(name.dropFirst())]?.map(element) }
        return [right]
    }

    /// An element without its comment, counter or time.
    private static func element(_ value: JSONValue) -> JSONValue { value["elem"]?["val"] ?? value }

    static func names(_ values: [JSONValue]) -> [String]? { all(values.map(\.text)) }

    static func ports(_ values: [JSONValue]) -> [ClosedRange<UInt16>]? {
        all(
            values.map { value in
                if let ends = value["range"]?.list?.map(port), ends.count == 2, let first = ends[0], let last = ends[1],
                    first <= last
                {
                    return first...last
                }
                return port(value).map { $0...$0 }
            })
    }

    private static func port(_ value: JSONValue) -> UInt16? { value.integer.flatMap { UInt16(exactly: $0) } }

    static func addresses(_ values: [JSONValue]) -> [IPv4Range]? {
        all(
            values.map { value in
                if let prefix = value["prefix"], let address = prefix["addr"]?.text, let length = prefix["len"]?.integer
                {
                    return IPv4Range("\(address)/\(length)")
                }
                if let ends = value["range"]?.list?.compactMap(\.text), ends.count == 2 {
                    return IPv4Range("\(ends[0])-\(ends[1])")
                }
                return value.text.flatMap { IPv4Range($0) }
            })
    }

    private static func all<Value>(_ values: [Value?]) -> [Value]? {
        let known = values.compactMap(\.self)
        return known.count == values.count ? known : nil
    }
}
