import Foundation

/// Standard output, written at once: who reads it through a pipe waits for each line.
enum Output {
    /// Nobody reads the output any more.
    struct Closed: Error {}

    /// Writes lines, each with its newline.
    /// - Throws: ``Closed``; ``Complaint`` if the output can't be written.
    static func write(_ lines: some Sequence<String>) throws {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        try write(bytes: bytes, to: STDOUT_FILENO)
    }

    /// Says something beside the results, on a line of its own where errors go.
    static func note(_ words: String) {
        FileHandle.standardError.write(Data((PlainText.printable(words) + "\n").utf8))
    }

    /// Writes bytes as they are.
    /// - Throws: as ``write(_:)``.
    static func write(bytes: [UInt8], to descriptor: CInt) throws {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                throw Closed()
            } else if errno != EINTR {
                throw Complaint("The output can't be written: \(String(cString: strerror(errno))).")
            }
        }
    }
}
