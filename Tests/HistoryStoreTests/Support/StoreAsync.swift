import ChatModel
import HistoryStore

extension HistoryStore {
    /// Writes a batch and waits for what became of it.
    func result(of batch: JournalBatch, at wall: UInt64 = 1_000) async -> BatchResult {
        await withCheckedContinuation { continuation in
            write(batch, at: HubTime(milliseconds: wall)) { continuation.resume(returning: $0) }
        }
    }

    /// Writes submissions and waits for their outcomes; throws if the batch failed.
    @discardableResult
    func store(_ submissions: [Submission], at wall: UInt64 = 1_000) async throws -> [SubmissionOutcome] {
        try await outcomes(of: JournalBatch(people: [], rooms: [], submissions: submissions), at: wall)
    }

    /// Writes a batch and waits for its outcomes; throws if it failed.
    @discardableResult
    func outcomes(of batch: JournalBatch, at wall: UInt64 = 1_000) async throws -> [SubmissionOutcome] {
        switch await result(of: batch, at: wall) {
        case .committed(let outcomes): return outcomes
        case .failed(let failure): throw Unexpected.failure(failure)
        }
    }

    /// Reads a page and waits for it.
    func page(_ query: JournalQuery, bytes: Int = .max) async throws -> JournalPage {
        try await withCheckedContinuation { continuation in
            read(query, bytes: bytes) { continuation.resume(returning: $0) }
        }.get()
    }

    /// All entries of a room.
    func all(_ room: RoomNumber) async throws -> [Entry] {
        try await page(.page(room, .after(.zero, limit: 4_096), upTo: Seq(.max))).entries
    }
}

/// What a test did not reckon with.
enum Unexpected: Error {
    case failure(StorageFailure)
}
