import Foundation

/// A pipe whose ends no other child inherits, even one that is started at the same moment.
package struct StreamPair: Sendable {
    package let reading: FileHandle
    package let writing: FileHandle

    /// - Throws: ``ProcessError`` if the system has no pipe left.
    package init() throws {
        var ends: [CInt] = [0, 0]
        #if canImport(Darwin)
            let failed = pipe(&ends) != 0
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #else
            // A pair of sockets, because it can be made with its flag at once; Swift does not see `pipe2`.
            let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            let failed = socketpair(AF_UNIX, kind, 0, &ends) != 0
        #endif
        guard !failed else { throw ProcessError(what: "no pipe") }
        reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    }

    /// Everything that comes until the other side closes it; our own writing end must be closed.
    package func all() async -> String {
        await aside { [reading] in String(decoding: (try? reading.readToEnd()) ?? Data(), as: UTF8.self) }
    }

    /// The next line without its newline; nil at the end.
    package func line() async -> String? {
        await aside { [reading] in
            var bytes: [UInt8] = []
            while let byte = try? reading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { bytes.append(byte) }
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Writes a text and closes the writing end.
    package func fill(with text: String) async {
        await aside { [writing] in
            try? writing.write(contentsOf: Data(text.utf8))
            try? writing.close()
        }
    }

    /// Closes our writing end: only the child has one then.
    package func closeWriting() { try? writing.close() }

    /// Closes our reading end: only the child has one then.
    package func closeReading() { try? reading.close() }

    // Reading and writing block their thread, which must be none of the shared pool.
    private func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { @Sendable in continuation.resume(returning: work()) }
        }
    }
}
