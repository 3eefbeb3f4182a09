import Foundation

/// An entry as the commands write it with `--json`.
struct JSONEntry: Decodable {
    let seq: UInt64
    let room: String
    let nick: String
    let text: String
    let id: String
    let kind: String
    let replyTo: UInt64?
    let edited: Bool?
    let deleted: Bool?
    let pinned: Bool?
    let reactions: [String: Int]?
    let target: UInt64?
    let on: Bool?
    let marks: [[Int]]?

    static func read(_ outcome: Program.Outcome) throws -> [JSONEntry] { try read(outcome.output) }

    static func read(_ text: String) throws -> [JSONEntry] {
        try text.split(separator: "\n").map { try JSONDecoder().decode(JSONEntry.self, from: Data($0.utf8)) }
    }
}
