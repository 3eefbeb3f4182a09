import ChatModel
import TOMLKit

/// The table `[retention]` and the rooms' tables below it.
extension ConfigurationReader {
    private static let ruleKeys: Set<String> = ["messages", "days"]
    private static let dayMilliseconds: UInt64 = 86_400_000
    /// The most days that a rule can say: ten thousand years.
    private static let dayLimit: UInt64 = 3_650_000

    /// - Throws: ``ProfileError``.
    func retention(_ table: TOMLTable) throws(ProfileError) -> Retention {
        try check(table, Self.ruleKeys.union(["total", "rooms"]), in: ["retention"])
        return Retention(
            rule: try rule(table, in: ["retention"]), rooms: try rooms(table),
            total: try count(table, "total", in: ["retention"]))
    }

    /// A room's rule stands instead of the general one, also where it says nothing.
    private func rooms(_ table: TOMLTable) throws(ProfileError) -> [RoomName: Retention.Rule] {
        guard let rooms = try section(table, "rooms", in: ["retention"]) else { return [:] }
        var rules: [RoomName: Retention.Rule] = [:]
        for key in rooms.keys.sorted() {
            let place = ["retention", "rooms", key]
            let name = try room(key, at: place)
            guard let rule = try section(rooms, key, in: ["retention", "rooms"]) else { continue }
            try check(rule, Self.ruleKeys, in: place)
            guard rules.updateValue(try self.rule(rule, in: place), forKey: name) == nil else {
                throw mistake(at: place, "\(name.written) has two rules; leave one of them out")
            }
        }
        return rules
    }

    private func room(_ key: String, at place: [String]) throws(ProfileError) -> RoomName {
        do { return try RoomName(key) } catch { throw mistake(at: place, "no room is called \(key)", cause: error) }
    }

    private func rule(_ table: TOMLTable, in section: [String]) throws(ProfileError) -> Retention.Rule {
        Retention.Rule(
            entries: try count(table, "messages", in: section),
            age: try count(table, "days", in: section, limit: Self.dayLimit).map { $0 * Self.dayMilliseconds })
    }

    private func count(
        _ table: TOMLTable, _ key: String, in section: [String], limit: UInt64 = UInt64(Int64.max)
    ) throws(ProfileError) -> UInt64? {
        guard let value = table[key] else { return nil }
        guard let number = value.int.flatMap(UInt64.init(exactly:)), 1...limit ~= number else {
            throw mistake(at: section + [key], "\(key) must be a whole number from 1 on")
        }
        return number
    }
}
