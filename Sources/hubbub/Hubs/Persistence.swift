import ChatModel
import Foundation
import HubConnection
import Synchronization

/// Keeps at a hub: when a session is lost, or can't be had yet, tries again a little later.
final class Persistence: Sendable {
    private let door: HubDoor
    /// How long the first session may be waited for; nil for as long as the caller goes on.
    private let patience: Duration?
    private let last = Mutex<HubConnectionError?>(nil)
    private let hasEntered = Mutex(false)

    init(_ door: HubDoor, patience: Duration? = nil) {
        self.door = door
        self.patience = patience
    }

    /// Why there is no session now; nil if nothing went wrong yet.
    var failure: HubConnectionError? { last.withLock { $0 } }

    /// Why there is no session now; these words if there is one.
    func failure(orElse words: String) -> any Error {
        if let failure { failure } else { Complaint(words) }
    }

    /// Runs sessions, one after the other, until the body of one returns; ends early only by cancellation.
    /// - Throws: what can't pass by waiting.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (HubSession) async throws -> Value
    ) async throws -> Value {
        var failures = 0
        let begin = ContinuousClock.now
        while true {
            let start = ContinuousClock.now
            do {
                return try await door.enter(as: .visitor) { [self] session in
                    last.withLock { $0 = nil }
                    hasEntered.withLock { $0 = true }
                    return try await body(session)
                }
            } catch let error as HubConnectionError where error.isPassing {
                // A cancelled session ends as if it were lost, which is no failure of the hub's.
                try Task.checkCancellation()
                last.withLock { $0 = error }
                let hasPatience = patience.map { begin.duration(to: .now) < $0 } ?? true
                guard hasPatience || hasEntered.withLock({ $0 }) else { throw error }
                failures = start.duration(to: .now) > .seconds(5) ? 0 : failures + 1
                try await Task.sleep(for: Self.pause(after: failures))
            }
        }
    }

    /// 100 ms at first, then twice as long each time, up to 2 s.
    static func pause(after failures: Int) -> Duration {
        .milliseconds(min(100 << min(max(failures - 1, 0), 5), 2_000))
    }
}

/// Runs some work, but not for longer than that.
/// - Throws: what the work throws, or the complaint when the time is over.
func within<Value: Sendable>(
    _ time: Duration?, orElse complaint: @escaping @Sendable () -> any Error,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    guard let time else { return try await work() }
    return try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: time)
            throw complaint()
        }
        guard let value = try await group.next() else { throw complaint() }
        return value
    }
}
