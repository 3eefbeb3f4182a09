/// Runs some work for as long as it gets on.
/// - Parameter progress: a number that changes with each step forward.
/// - Throws: what the work throws, or the complaint when nothing changed for that long.
func gettingOn<Value: Sendable>(
    within time: Duration, _ progress: @escaping @Sendable () async -> Int,
    orElse complaint: @escaping @Sendable () async -> any Error,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await work() }
        group.addTask {
            var seen = await progress()
            while true {
                try await Task.sleep(for: time)
                let now = await progress()
                if now == seen { throw await complaint() }
                seen = now
            }
        }
        guard let value = try await group.next() else { throw await complaint() }
        return value
    }
}
