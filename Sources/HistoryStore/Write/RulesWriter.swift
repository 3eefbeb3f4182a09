import ChatModel
import Foundation
import GRDB

/// Writes what holds from now on: roles, bans, mutes, and the modes of rooms.
struct RulesWriter {
    private let db: Database
    private let wall: HubTime

    /// - Parameter wall: The hub's clock now: what has ended by then is taken away.
    init(_ db: Database, at wall: HubTime) {
        self.db = db
        self.wall = wall
    }

    func write(_ rules: [RuleChange]) throws {
        for rule in rules { try write(rule) }
    }

    private func write(_ rule: RuleChange) throws {
        switch rule {
        case .standing(let realm, let standing): try write(standing, in: realm)
        case .dropStanding(let realm, let user):
            try execute("DELETE FROM standings WHERE room = ? AND user = ?", [realm.column, user.column])
        case .sanction(let realm, let sanction): try write(sanction, in: realm)
        case .lift(let realm, let kind, let target):
            try execute(
                "DELETE FROM sanctions WHERE room = ? AND kind = ? AND target = ?",
                [realm.column, Int64(kind.rawValue), target.column])
        case .mode(let room, let mode):
            try execute("UPDATE rooms SET mode = ? WHERE number = ?", [mode.stored, room.column])
        }
    }

    private func write(_ standing: Standing, in realm: Realm) throws {
        try execute(
            """
            INSERT INTO standings (room, user, role, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (room, user) DO UPDATE SET role = excluded.role, since = excluded.since
            """,
            [realm.column, standing.user.column, Int64(standing.role.rawValue), standing.since.column])
    }

    private func write(_ sanction: Sanction, in realm: Realm) throws {
        try execute("DELETE FROM sanctions WHERE until <= ?", [wall.column])
        try execute(
            """
            INSERT OR REPLACE INTO sanctions (room, kind, target, nick, until, author, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                realm.column, Int64(sanction.kind.rawValue), sanction.target.column, sanction.target.nick?.text,
                sanction.until?.column, sanction.by.text, sanction.reason?.text ?? "",
            ])
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Realm {
    /// The room's number as SQLite has it; no room has the hub's 0.
    fileprivate var column: Int64 {
        switch self {
        case .hub: 0
        case .room(let number): number.column
        }
    }
}

extension BanTarget {
    fileprivate var column: Data {
        switch self {
        case .user(let subject): subject.id.column
        case .address(let address): Data(address.text.utf8)
        }
    }

    fileprivate var nick: Nick? { if case .user(let subject) = self { subject.nick } else { nil } }
}
