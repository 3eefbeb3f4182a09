import ChatModel
import Foundation
import GRDB

extension RoomNumber {
    /// The number as SQLite has it.
    var column: Int64 { Int64(value) }

    init(column: Int64) throws(HistoryError) { self.init(try narrow(column)) }
}

extension UserNumber {
    /// The number as SQLite has it.
    var column: Int64 { Int64(value) }

    init(column: Int64) throws(HistoryError) { self.init(try narrow(column)) }
}

extension Seq {
    /// The place as SQLite has it; what is beyond its integers stands behind every entry.
    var column: Int64 { Int64(clamping: value) }

    init(column: Int64) throws(HistoryError) { self.init(try narrow(column)) }
}

extension RunNumber {
    /// The number as SQLite has it.
    var column: Int64 { Int64(clamping: value) }

    init(column: Int64) throws(HistoryError) { self.init(try narrow(column)) }
}

extension HubTime {
    /// The milliseconds as SQLite has them.
    var column: Int64 { Int64(clamping: milliseconds) }

    init(column: Int64) throws(HistoryError) { self.init(milliseconds: try narrow(column)) }
}

extension Nonce {
    /// The eight bytes as SQLite's signed integer.
    var column: Int64 { Int64(bitPattern: value) }

    init(column: Int64) { self.init(UInt64(bitPattern: column)) }
}

extension UserID {
    /// The 32 bytes.
    var column: Data { Data(digest.bytes) }

    init(column: Data) throws(HistoryError) {
        guard let digest = Digest(column) else { throw .damaged("a user ID of \(column.count) bytes") }
        self.init(digest)
    }
}

extension FileID {
    /// The 32 bytes.
    var column: Data { Data(digest.bytes) }
}

extension Fold {
    /// The bytes that make the name's identity.
    var column: Data { Data(bytes) }
}

extension HistoryError {
    /// Something in the journal is not what this program writes there.
    static func damaged(_ what: String) -> HistoryError {
        HistoryError(
            .unreadable,
            "The journal is damaged: it holds \(what); restore a copy of it, or choose another data folder.")
    }
}

private func narrow<Number: FixedWidthInteger>(_ column: Int64) throws(HistoryError) -> Number {
    guard let number = Number(exactly: column) else { throw .damaged("the number \(column) out of place") }
    return number
}

/// A row's columns by position, read without trust: another type than expected throws.
struct Columns {
    private let row: Row

    init(_ row: Row) { self.row = row }

    func integer(_ index: Int) throws(HistoryError) -> Int64 { try value(index) }

    func text(_ index: Int) throws(HistoryError) -> String { try value(index) }

    /// Nil for NULL.
    func optionalInteger(_ index: Int) throws(HistoryError) -> Int64? {
        isNull(index) ? nil : try integer(index)
    }

    /// Nil for NULL.
    func optionalText(_ index: Int) throws(HistoryError) -> String? {
        isNull(index) ? nil : try text(index)
    }

    func blob(_ index: Int) throws(HistoryError) -> Data { try value(index) }

    private func isNull(_ index: Int) -> Bool { row.hasNull(atIndex: index) }

    private func value<Value: DatabaseValueConvertible>(_ index: Int) throws(HistoryError) -> Value {
        let stored: DatabaseValue = row[index]
        guard let value = Value.fromDatabaseValue(stored) else { throw .damaged("\(stored) out of place") }
        return value
    }
}
