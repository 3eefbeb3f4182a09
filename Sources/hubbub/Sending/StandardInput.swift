import Foundation

/// Standard input in pieces, read on a thread of its own, so that waiting for it holds up nobody and can be given up.
final class StandardInput: Sendable {
    private static let pieceBytes = 65_536
    private let queue = DispatchQueue(label: "hubbub.input")
    /// A pipe whose writing end ends a wait.
    private let wake: Pipe

    init() { wake = Pipe() }

    /// The next bytes; nil at the end, or when the task is cancelled.
    /// - Throws: ``Complaint`` if it can't be read.
    func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { @Sendable [wake] in
                    continuation.resume(
                        with: Result { try Self.read(orUntil: wake.fileHandleForReading.fileDescriptor) })
                }
            }
        } onCancel: {
            try? wake.fileHandleForWriting.write(contentsOf: Data([0]))
        }
    }

    private static func read(orUntil wake: CInt) throws -> [UInt8]? {
        var watched = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&watched, nfds_t(watched.count), -1) < 0 {
            guard errno == EINTR else { throw failed() }
        }
        if watched[1].revents != 0 { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: pieceBytes) { buffer, count in
            count = Foundation.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            if count < 0 { count = 0 }
        }
        return bytes.isEmpty ? nil : bytes
    }

    private static func failed() -> Complaint {
        Complaint("The input can't be read: \(String(cString: strerror(errno))).")
    }
}
