import Foundation

/// A client's log: what is written stands there even if the process is killed the next moment.
struct Witness: Sendable {
    private let descriptor: CInt

    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw TortureError("\(path) can't be written: \(String(cString: strerror(errno))).")
        }
    }

    /// Writes all of it with one call.
    func write(_ testimonies: [Testimony]) throws {
        guard !testimonies.isEmpty else { return }
        let bytes = Array(testimonies.map { $0.line + "\n" }.joined().utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw TortureError("A log can't be written: \(String(cString: strerror(errno))).")
        }
    }
}

/// What could not be done, as a sentence.
struct TortureError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
