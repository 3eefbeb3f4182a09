import NIOCore

/// The fields of frames and datagrams, appended one after the other.
extension ByteBuffer {
    mutating func writeNumber(_ value: UInt64) throws(WireError) { try Varint.write(value, into: &self) }

    /// Numbers of 32 bits always fit.
    mutating func writeNumber(_ value: UInt32) throws(WireError) { try Varint.write(UInt64(value), into: &self) }

    /// The number of bytes, then UTF-8.
    mutating func writeText(_ text: String) throws(WireError) {
        try writeNumber(UInt64(text.utf8.count))
        writeString(text)
    }

    /// A text that only programs and logs read; held to the same rule as by the reader.
    mutating func writeLine(_ text: String, limit: Int) throws(WireError) {
        try writeText(WireLine.check(text, limit: limit))
    }

    mutating func writeFlag(_ flag: Bool) { writeInteger(UInt8(flag ? 1 : 0)) }

    /// Bytes whose count the protocol fixes.
    mutating func writeRaw(_ bytes: [UInt8], count: Int, what: String) throws(WireError) {
        guard bytes.count == count else {
            throw WireError(.byteCount, "The \(what) has \(bytes.count) bytes instead of \(count).")
        }
        writeBytes(bytes)
    }

    /// 0 for nil, or 1 and the value.
    mutating func writeOption<Value>(
        _ value: Value?, _ write: (inout ByteBuffer, Value) throws(WireError) -> Void
    ) throws(WireError) {
        writeFlag(value != nil)
        if let value { try write(&self, value) }
    }

    /// The number of items, then each.
    mutating func writeList<Item>(
        _ items: [Item], _ write: (inout ByteBuffer, Item) throws(WireError) -> Void
    ) throws(WireError) {
        try writeNumber(UInt64(items.count))
        for item in items { try write(&self, item) }
    }

    /// The number of bytes of what the closure writes, then those bytes.
    mutating func writeRecord(_ write: (inout ByteBuffer) throws(WireError) -> Void) throws(WireError) {
        let start = writerIndex
        try write(&self)
        let count = writerIndex - start
        try writeNumber(UInt64(count))
        let prefix = writerIndex - start - count
        let offset = start - readerIndex
        withUnsafeMutableReadableBytes { $0[offset...].rotateRight(by: prefix) }
    }
}

extension Slice where Base == UnsafeMutableRawBufferPointer {
    /// Moves the last bytes, at most 8, to the front.
    fileprivate func rotateRight(by count: Int) {
        let target = UnsafeMutableRawBufferPointer(rebasing: self)
        let tail = target.suffix(count).reversed().reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
        UnsafeMutableRawBufferPointer(rebasing: target[count...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: target[..<(target.count - count)]))
        for index in 0..<count { target[index] = UInt8(truncatingIfNeeded: tail >> UInt64(8 * index)) }
    }
}
