import Foundation

/// One JSON object (RFC 8259) on one line, its members in a fixed order.
struct JSONLine {
    private var members: [String] = []

    mutating func add(_ key: String, _ text: String) throws { members.append("\(try quote(key)):\(try quote(text))") }

    mutating func add(_ key: String, _ number: some BinaryInteger) throws {
        members.append("\(try quote(key)):\(number)")
    }

    mutating func add(_ key: String, _ texts: [String]) throws {
        members.append("\(try quote(key)):[\(try texts.map(quote).joined(separator: ","))]")
    }

    /// Milliseconds with three digits of their fraction.
    mutating func add(_ key: String, milliseconds: Double) throws {
        members.append("\(try quote(key)):\(milliseconds.written(digits: 3))")
    }

    /// A member that has no value here.
    mutating func addNull(_ key: String) throws { members.append("\(try quote(key)):null") }

    var text: String { "{\(members.joined(separator: ","))}" }

    private func quote(_ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(text), as: UTF8.self)
    }
}
