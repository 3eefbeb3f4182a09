import ChatModel

/// One JSON object (RFC 8259) on one line, its members in a fixed order.
struct JSONLine {
    private var members = ""

    mutating func add(_ key: String, _ text: String) { member(key) { Self.quote(text, into: &$0) } }

    mutating func add(_ key: String, _ number: some BinaryInteger) { member(key) { $0 += String(number) } }

    mutating func add(_ key: String, _ flag: Bool) { member(key) { $0 += flag ? "true" : "false" } }

    mutating func add(_ key: String, _ texts: [String]) {
        member(key) { json in Self.list(texts, into: &json) { Self.quote($0, into: &$1) } }
    }

    /// Ranges, each as a pair of where it begins and where it ends.
    mutating func add(_ key: String, _ ranges: [Range<Int>]) {
        member(key) { json in Self.list(ranges, into: &json) { $1 += "[\($0.lowerBound),\($0.upperBound)]" } }
    }

    /// An object of numbers by name, in this order.
    mutating func add(_ key: String, _ counts: [(String, UInt32)]) {
        var object = JSONLine()
        for (name, count) in counts { object.add(name, count) }
        member(key) { $0 += object.text }
    }

    /// A text; null if there is none.
    mutating func add(_ key: String, orNull text: String?) {
        if let text { add(key, text) } else { addNull(key) }
    }

    /// A number; null if there is none.
    mutating func add(_ key: String, orNull number: UInt64?) {
        if let number { add(key, number) } else { addNull(key) }
    }

    /// Milliseconds; null if there are none.
    mutating func add(_ key: String, orNull milliseconds: Double?) {
        if let milliseconds { add(key, milliseconds: milliseconds) } else { addNull(key) }
    }

    mutating func add(_ key: String, _ object: JSONLine) { member(key) { $0 += object.text } }

    mutating func add(_ key: String, _ objects: [JSONLine]) {
        member(key) { json in Self.list(objects, into: &json) { $1 += $0.text } }
    }

    /// Milliseconds with three digits of their fraction.
    mutating func add(_ key: String, milliseconds: Double) { member(key) { $0 += milliseconds.written(digits: 3) } }

    /// A member that has no value here.
    mutating func addNull(_ key: String) { member(key) { $0 += "null" } }

    var text: String { "{\(members)}" }

    private mutating func member(_ key: String, _ write: (inout String) -> Void) {
        if !members.isEmpty { members += "," }
        Self.quote(key, into: &members)
        members += ":"
        write(&members)
    }

    private static func list<Value>(
        _ values: [Value], into json: inout String, _ write: (Value, inout String) -> Void
    ) {
        json += "["
        for (index, value) in values.enumerated() {
            if index > 0 { json += "," }
            write(value, &json)
        }
        json += "]"
    }

    /// A string in its quotes (RFC 8259, section 7). By hand, because a million of them are written at a time.
    private static func quote(_ text: String, into json: inout String) {
        json += "\""
        if text.utf8.allSatisfy(isPlain) {
            json += text
        } else {
            for scalar in text.unicodeScalars { escape(scalar, into: &json) }
        }
        json += "\""
    }

    /// Whether a byte can begin or be part of nothing that is escaped: 0xC2 begins the C1 controls, 0xE2 those that turn
    /// text around.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
    }

    private static func escape(_ scalar: Unicode.Scalar, into json: inout String) {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\n": json += "\\n"
        case "\r": json += "\\r"
        case "\t": json += "\\t"
        case _ where !TextRule.line.allows(scalar):
            // What would steer a terminal that the output goes to; the reader of JSON gets it as it was.
            let digits = String(scalar.value, radix: 16)
            json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: json.unicodeScalars.append(scalar)
        }
    }
}
