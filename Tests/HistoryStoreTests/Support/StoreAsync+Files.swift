import ChatModel
import HistoryStore

extension HistoryStore {
    func finding(_ query: FileQuery) async throws -> FileFinding {
        try await withCheckedThrowingContinuation { continuation in
            find(query) { continuation.resume(with: $0) }
        }
    }

    /// Of these contents, those that nobody speaks of.
    func unwanted(_ contents: [FileID]) async throws -> [FileID] {
        try await withCheckedThrowingContinuation { continuation in
            unwanted(among: contents) { continuation.resume(with: $0) }
        }
    }

    func expireFiles(before time: UInt64) async throws {
        try await withCheckedThrowingContinuation { continuation in
            expireFiles(before: HubTime(milliseconds: time)) { continuation.resume(with: $0) }
        }
    }
}
