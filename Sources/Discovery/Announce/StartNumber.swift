import Foundation
import ChatModel

/// The number of a hub's start, higher each time: what lets others tell a new beacon from a recorded one.
package enum StartNumber {
    private static let file = "start"
    /// The largest number that goes over the wire (RFC 9000, section 16), less room for later starts.
    private static let highest: UInt64 = 1 << 61

    /// The number of this start, stored in the hub's data folder before it is used.
    ///
    /// It is the clock's, or one more than the last: a lost file does no harm while the clock is right, nor a wrong
    /// clock while the file is there. Blocks on the disk.
    /// - Throws: ``DiscoveryError``.
    package static func next(in folder: String, clock: HubTime) throws(DiscoveryError) -> UInt64 {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(file)
        let number = max(stored(at: url) + 1, clock.milliseconds)
        do {
            try Data("\(number)\n".utf8).write(to: url, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        } catch {
            throw DiscoveryError(
                .startNumber, "\(url.path) can't be written, so the hub is not announced; check who owns it.",
                cause: error)
        }
        return number
    }

    /// The number of a start of which nothing is kept.
    package static func ephemeral(clock: HubTime) -> UInt64 { clock.milliseconds }

    /// The last number; 0 if there is none that can be read.
    private static func stored(at url: URL) -> UInt64 {
        guard let text = try? String(contentsOf: url, encoding: .utf8),
            let number = UInt64(text.trimmingCharacters(in: .whitespacesAndNewlines)), number < highest
        else { return 0 }
        return number
    }
}
