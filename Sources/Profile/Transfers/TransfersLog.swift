import ChatModel
import Foundation

/// The transfers of one running client that are not over, on disk: a log of its own, locked while it runs. Each of its
/// lines is all of them; the last whole one counts. Whoever starts next takes over the logs that nobody holds.
/// Every call blocks on the disk.
package final class TransfersLog {
    /// Bytes from which on a log is begun anew.
    private static let longest = 256 << 10

    /// The transfers that earlier clients left.
    package private(set) var adopted: [KeptTransfer] = []
    private let file: OutboxFile
    private var isEmpty = true

    /// Begins a log, and takes over those whose clients are gone.
    /// - Parameter path: The folder of all logs of this person; made if there is none.
    /// - Throws: ``ProfileError`` if no log can be made; those of others stay as they are then.
    package init(folder path: String) throws(ProfileError) {
        let folder = try OutboxFolder(path: path)
        let lock = try folder.lock()
        defer { lock.close() }
        file = try folder.makeFile()
        let left = folder.abandoned()
        for file in left {
            for kept in file.data().map(Self.last) ?? [] where !adopted.contains(kept) { adopted.append(kept) }
        }
        try write(adopted)
        for file in left { file.remove() }
    }

    /// Keeps these in the place of what was kept.
    /// - Throws: ``ProfileError`` (`unwritable`); they are only in memory then.
    package func write(_ transfers: [KeptTransfer]) throws(ProfileError) {
        if file.size > Self.longest || transfers.isEmpty { try file.empty() }
        isEmpty = transfers.isEmpty
        guard !transfers.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in it can fail to be encoded: there are no floating-point numbers.
        let json = (try? encoder.encode(transfers.map { TransferFields($0) })) ?? Data()
        try file.append(Data(OutboxLine.sealed(json).utf8), isSafe: true)
    }

    /// Ends the log: an empty one goes, one that holds transfers stays for the next client.
    package func end() {
        if isEmpty { file.remove() }
        file.close()
    }

    /// What the last whole line says.
    private static func last(in data: Data) -> [KeptTransfer] {
        for line in data.split(separator: UInt8(ascii: "\n")).reversed() {
            guard let json = OutboxLine.opened(line),
                let fields = try? JSONDecoder().decode([TransferFields].self, from: json)
            else { continue }
            return fields.compactMap(\.value)
        }
        return []
    }
}
