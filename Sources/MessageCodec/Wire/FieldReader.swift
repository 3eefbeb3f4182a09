import ChatModel
import NIOCore

/// The fields of one frame, record or datagram, taken from the front one after the other.
///
/// What is left when the last known field was taken belongs to a later version of the protocol and is not looked at.
struct FieldReader {
    private(set) var bytes: ByteBuffer

    init(_ bytes: ByteBuffer) { self.bytes = bytes }

    /// Whether no field is left: the rest take their defaults.
    var isAtEnd: Bool { bytes.readableBytes == 0 }

    mutating func number() throws(WireError) -> UInt64 { try Varint.read(from: &bytes) }

    /// A number that must fit in a narrower type.
    mutating func number<Narrow: FixedWidthInteger>(as type: Narrow.Type) throws(WireError) -> Narrow {
        let value = try number()
        guard let narrow = Narrow(exactly: value) else {
            throw WireError(.outOfRange, "The number \(value) does not fit in \(Narrow.bitWidth) bits.")
        }
        return narrow
    }

    mutating func byte() throws(WireError) -> UInt8 {
        guard let byte = bytes.readInteger(as: UInt8.self) else { throw Self.truncated }
        return byte
    }

    /// Eight bytes, most significant first.
    mutating func word() throws(WireError) -> UInt64 {
        guard let word = bytes.readInteger(as: UInt64.self) else { throw Self.truncated }
        return word
    }

    /// Bytes whose count the protocol fixes.
    mutating func raw(_ count: Int) throws(WireError) -> [UInt8] {
        guard let raw = bytes.readBytes(length: count) else { throw Self.truncated }
        return raw
    }

    mutating func digest() throws(WireError) -> Digest {
        Digest(words: Digest.Words(try word(), try word(), try word(), try word()))
    }

    mutating func flag() throws(WireError) -> Bool {
        let byte = try byte()
        guard byte <= 1 else { throw WireError(.unknownCase, "A flag is \(byte) instead of 0 or 1.") }
        return byte == 1
    }

    /// A byte that chooses between cases.
    mutating func choice<Choice: RawRepresentable<UInt8>>(_ type: Choice.Type) throws(WireError) -> Choice {
        let byte = try byte()
        guard let choice = Choice(rawValue: byte) else {
            throw WireError(.unknownCase, "The byte \(byte) names no \(Choice.self).")
        }
        return choice
    }

    /// A count of bytes that are all there.
    private mutating func length() throws(WireError) -> Int {
        guard let length = Int(exactly: try number()), length <= bytes.readableBytes else { throw Self.truncated }
        return length
    }

    mutating func text() throws(WireError) -> String {
        let length = try length()
        guard let text = (try? bytes.readUTF8ValidatedString(length: length)) ?? nil else {
            throw WireError(.text, "A text is not UTF-8.")
        }
        return text
    }

    /// A text that only programs and logs read.
    mutating func line(limit: Int) throws(WireError) -> String { try WireLine.check(text(), limit: limit) }

    /// A text through the validating initializer of its value.
    mutating func value<Value>(_ make: (String) throws(InvalidText) -> Value) throws(WireError) -> Value {
        let text = try text()
        do {
            return try make(text)
        } catch {
            throw WireError(.text, error.message, cause: error)
        }
    }

    /// The same for a value that is never empty: an empty or missing text is nil.
    mutating func optionalValue<Value>(_ make: (String) throws(InvalidText) -> Value) throws(WireError) -> Value? {
        guard !isAtEnd else { return nil }
        guard bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) != 0 else {
            bytes.moveReaderIndex(forwardBy: 1)
            return nil
        }
        return try value(make)
    }

    /// Nil for 0 or a missing field; the value after 1.
    mutating func option<Value>(
        _ read: (inout FieldReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        guard !isAtEnd else { return nil }
        return try flag() ? read(&self) : nil
    }

    /// A list whose items take at least `minimum` bytes each; no more is reserved than the bytes left can hold.
    mutating func list<Item>(
        minimum: Int, atMost limit: Int = .max, _ read: (inout FieldReader) throws(WireError) -> Item
    ) throws(WireError) -> [Item] {
        let claimed = try number()
        guard claimed <= UInt64(bytes.readableBytes / minimum), let count = Int(exactly: claimed) else {
            throw Self.truncated
        }
        guard count <= limit else { throw WireError(.tooMany, "A list has \(count) items; at most \(limit) fit.") }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(try read(&self)) }
        return items
    }

    /// What a record's own length encloses; what of it is not read is skipped.
    mutating func record<Value>(
        _ read: (inout FieldReader) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        let length = try length()
        guard let slice = bytes.readSlice(length: length) else { throw Self.truncated }
        var inner = FieldReader(slice)
        return try read(&inner)
    }

    static var truncated: WireError { WireError(.truncated, "The bytes end inside a field.") }
}
