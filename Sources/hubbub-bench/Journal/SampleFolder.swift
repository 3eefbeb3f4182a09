import ChatModel
import Foundation
import HistoryStore

/// A folder with a made-up journal in it, and a note of what was made.
struct SampleFolder: Sendable {
    let url: URL
    /// Whether it goes when the measuring is over.
    let isTemporary: Bool

    private var note: URL { url.appending(path: "bench-journal.json") }

    /// - Parameter path: a folder that stays; nil for a temporary one.
    init(_ path: String?) throws {
        isTemporary = path == nil
        url =
            path.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "hubbub-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Makes the journal, unless the folder has it; the seconds that it took, nil if it was there.
    func make(_ sample: JournalSample) async throws -> Double? {
        if let made = try? JSONDecoder().decode(JournalSample.self, from: Data(contentsOf: note)) {
            guard made == sample else {
                throw BenchError("\(url.path) holds a journal of \(made.messages) messages in \(made.rooms) rooms.")
            }
            return nil
        }
        let clock = ContinuousClock()
        let took = try await clock.measure { try await write(sample) }
        try JSONEncoder().encode(sample).write(to: note)
        return took / .seconds(1)
    }

    private func write(_ sample: JournalSample) async throws {
        let store = try HistoryStore(folder: url.path)
        defer { store.close() }
        guard try store.state().rooms.isEmpty else { throw BenchError("\(url.path) holds another hub's journal.") }
        let now = HubTime(milliseconds: UInt64(Date().timeIntervalSince1970 * 1_000))
        try await store.commit(try sample.people(), at: now)
        try await sample.write(until: now) { try await store.commit($0, at: $1) }
    }

    /// The journal's size in MiB.
    var sizeMiB: Double {
        let journal = url.appending(path: "journal.sqlite").path
        let bytes = (try? FileManager.default.attributesOfItem(atPath: journal))?[.size] as? NSNumber
        return (bytes?.doubleValue ?? 0) / 1_048_576
    }

    func end() { if isTemporary { try? FileManager.default.removeItem(at: url) } }
}

extension HistoryStore {
    /// Writes a batch and waits for it.
    fileprivate func commit(_ batch: JournalBatch, at wall: HubTime) async throws {
        let result = await withCheckedContinuation { continuation in
            write(batch, at: wall) { continuation.resume(returning: $0) }
        }
        guard case .committed = result else { throw BenchError("The journal can't be written: \(result)") }
    }
}
