/// Cuts a stream into frames without making values of them, so that a thousand receivers cost the load little.
struct FrameScanner {
    private static let lengthBytes = 4
    /// The beginning of a frame whose end has not arrived.
    private var rest: [UInt8] = []

    /// Calls for each whole frame in what has arrived, with its kind and its fields.
    mutating func scan(_ bytes: UnsafeRawBufferPointer, _ each: (UInt8, UnsafeRawBufferPointer) -> Void) {
        guard rest.isEmpty else {
            rest.append(contentsOf: bytes)
            let used = rest.withUnsafeBytes { Self.frames(in: $0, each) }
            return rest.removeFirst(used)
        }
        let used = Self.frames(in: bytes, each)
        if used < bytes.count { rest.append(contentsOf: bytes[used...]) }
    }

    /// The count of bytes that whole frames take.
    private static func frames(
        in bytes: UnsafeRawBufferPointer, _ each: (UInt8, UnsafeRawBufferPointer) -> Void
    ) -> Int {
        var start = 0
        while bytes.count - start > lengthBytes {
            let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
            let end = start + lengthBytes + length
            guard length > 0, end <= bytes.count else { break }
            each(bytes[start + lengthBytes], UnsafeRawBufferPointer(rebasing: bytes[(start + lengthBytes + 1)..<end]))
            start = end
        }
        return start
    }
}
