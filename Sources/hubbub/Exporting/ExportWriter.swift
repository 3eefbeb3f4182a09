import ChatModel
import ClientUI
import Foundation

/// What turns an export into text, piece by piece; each piece is written as soon as it is made.
protocol ExportWriter: Sendable {
    /// What stands before everything.
    func begin(_ rooms: [ExportRoom]) -> String
    /// What stands before a room's first line.
    mutating func open(_ room: ExportRoom) -> String
    /// An entry that stands for itself.
    mutating func line(_ line: EntryLine) -> String
    /// What stands behind a room's last line.
    func close() -> String
    /// What stands behind everything.
    func end() -> String
}

/// What an export says of itself.
struct ExportHead: Sendable {
    let hub: String
    let nick: String
    let time: HubTime
    let zone: TimeZone
    /// The language of what people read.
    let words: Catalogue
}
