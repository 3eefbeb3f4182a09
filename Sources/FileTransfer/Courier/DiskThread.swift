import Dispatch
import FileStore

/// Where an order's calls to the disk block: one after the other, and nobody else.
struct DiskThread: Sendable {
    private let queue = DispatchQueue(label: "hubbub.transfer")

    /// Does some work there, and waits for it.
    /// - Throws: what the work throws.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(FileStoreError) -> Value
    ) async throws(FileStoreError) -> Value {
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Value, FileStoreError>, Never>) in
            queue.async { @Sendable in continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }

    /// The same; the flag is raised when nobody waits any more.
    func run<Value: Sendable>(
        raising stop: StopFlag, _ work: @escaping @Sendable () throws(FileStoreError) -> Value
    ) async throws(FileStoreError) -> Value {
        do {
            return try await withTaskCancellationHandler {
                try await run(work)
            } onCancel: {
                stop.raise()
            }
        } catch {
            throw error as? FileStoreError ?? FileStoreError(.failed, "The disk did not answer.", cause: error)
        }
    }
}
