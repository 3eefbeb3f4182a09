import ChatModel
import Foundation
import GRDB

/// Reads what holds: roles, bans and mutes.
struct RulesReader {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// In order of room.
    func rules() throws -> [RuleChange] { try standings() + sanctions() }

    private func standings() throws -> [RuleChange] {
        let rows = try Row.fetchCursor(db, sql: "SELECT room, user, role, since FROM standings ORDER BY room, user")
        var rules: [RuleChange] = []
        while let row = try rows.next() {
            let columns = Columns(row)
            let standing = Standing(
                user: try UserID(column: columns.blob(1)), role: try Self.code(columns, 2, Role.init),
                since: try Seq(column: columns.integer(3)))
            rules.append(.standing(try Self.realm(columns), standing))
        }
        return rules
    }

    private func sanctions() throws -> [RuleChange] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT room, kind, target, nick, until, author, reason FROM sanctions ORDER BY room, kind, target
                """)
        var rules: [RuleChange] = []
        while let row = try rows.next() {
            let columns = Columns(row)
            let reason = try columns.text(6)
            let sanction = Sanction(
                kind: try Self.code(columns, 1, Sanction.Kind.init), target: try Self.target(columns),
                until: try columns.optionalInteger(4).map { try HubTime(column: $0) },
                by: try StateReader.checked(columns.text(5), Nick.init),
                reason: reason.isEmpty ? nil : try StateReader.checked(reason, Reason.init))
            rules.append(.sanction(try Self.realm(columns), sanction))
        }
        return rules
    }

    private static func realm(_ columns: Columns) throws -> Realm {
        let number = try RoomNumber(column: columns.integer(0))
        return number.value == 0 ? .hub : .room(number)
    }

    private static func code<Value>(_ columns: Columns, _ index: Int, _ make: (UInt8) -> Value?) throws -> Value {
        let number = try columns.integer(index)
        guard let value = UInt8(exactly: number).flatMap(make) else {
            throw HistoryError.damaged("the number \(number) out of place")
        }
        return value
    }

    private static func target(_ columns: Columns) throws -> BanTarget {
        let bytes = try columns.blob(2)
        if let nick = try columns.optionalText(3) {
            return .user(Subject(id: try UserID(column: bytes), nick: try StateReader.checked(nick, Nick.init)))
        }
        return .address(try StateReader.checked(String(decoding: bytes, as: UTF8.self), BannedAddress.init))
    }
}
