import ChatModel
import TOMLKit

/// The table `[retention]` and the rooms' tables below it.
extension ConfigurationReader {
    private static let ruleKeys: Set<String> = ["messages", "days"]
    private static let dayMilliseconds: UInt64 = 86_400_000
    /// The most days that a rule can say: ten thousand years.
    private static let dayLimit: UInt64 = 3_650_000

    func retention(_ table: TOMLTable) -> Retention {
        check(table, Self.ruleKeys.union(["total", "rooms"]), in: ["retention"])
        return Retention(
            rule: rule(table, in: ["retention"]), rooms: rooms(table),
            total: count(table, "total", in: ["retention"]))
    }

    /// A room's rule stands instead of the general one, also where it says nothing.
    private func rooms(_ table: TOMLTable) -> [RoomName: Retention.Rule] {
        guard let rooms = section(table, "rooms", in: ["retention"]) else { return [:] }
        var rules: [RoomName: Retention.Rule] = [:]
        for key in rooms.keys.sorted() {
            let place = ["retention", "rooms", key]
            guard let rule = section(rooms, key, in: ["retention", "rooms"]) else { continue }
            check(rule, Self.ruleKeys, in: place)
            let understood = self.rule(rule, in: place)
            guard let name = room(key, at: place) else { continue }
            if rules.updateValue(understood, forKey: name) != nil {
                note(.name(place), "\(name.written) has two rules; leave one of them out")
            }
        }
        return rules
    }

    private func room(_ key: String, at place: [String]) -> RoomName? {
        read(.name(place), { _ in "no room is called \(key)" }) { () throws(InvalidText) in try RoomName(key) }
    }

    private func rule(_ table: TOMLTable, in section: [String]) -> Retention.Rule {
        Retention.Rule(
            entries: count(table, "messages", in: section),
            age: count(table, "days", in: section, limit: Self.dayLimit).map { $0 * Self.dayMilliseconds })
    }

    private func count(
        _ table: TOMLTable, _ key: String, in section: [String], limit: UInt64 = UInt64(Int64.max)
    ) -> UInt64? {
        guard let value = table[key] else { return nil }
        let number = value.int.flatMap(UInt64.init(exactly:)).flatMap { 1...limit ~= $0 ? $0 : nil }
        return required(number, at: section + [key], "\(key) must be a whole number from 1 on")
    }
}
