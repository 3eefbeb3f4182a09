import ChatModel
import Synchronization
import Trust

/// The way to a hub that has several addresses: they are tried best first, a little after one another, and the first
/// at which the hub lets us in is taken (RFC 8305, section 5).
package struct HubRace: Sendable {
    private let connections: [HubConnection]
    /// From the start of one try to the next ("Connection Attempt Delay").
    package var pause = Duration.milliseconds(250)

    /// - Parameter connections: one for each address, best first; nil if there is none.
    package init?(_ connections: [HubConnection]) {
        guard !connections.isEmpty else { return nil }
        self.connections = connections
    }

    /// Connects, gives the open session and its address to the body, and closes it with a goodbye when the body is done.
    /// - Throws: ``HubConnectionError``, with the address that it is about, if no session opens; what the body throws.
    package func run<Result: Sendable>(
        _ body: @Sendable (HubSession, HubAddress) async throws -> Result
    ) async throws -> Result {
        let (connection, opened) = try await winner()
        return try await connection.hold(opened) { session in try await body(session, connection.address) }
    }

    private typealias Opened = (connection: HubConnection, channel: OpenedChannel)

    private enum Outcome: Sendable {
        case opened(Int, OpenedChannel)
        case failed(Int, HubConnectionError)
        /// Another one was there first, or nobody waits any more.
        case cancelled
        case paused(Int)
    }

    private func winner() async throws -> Opened {
        let line = FinishLine()
        return try await withThrowingTaskGroup(of: Outcome.self, returning: Opened.self) { group in
            defer { group.cancelAll() }
            var plan = RacePlan(count: connections.count)
            var (step, channel) = (plan.apply(.started), OpenedChannel?.none)
            var failures: [Int: HubConnectionError] = [:]
            while true {
                switch step {
                case .nothing: break
                case .start(let index, let pausing): start(index, pausing: pausing, line, in: &group)
                case .win(let index): if let channel { return (connections[index], channel) }
                case .lose(let index): if let failure = failures[index] { throw failure }
                }
                switch try await group.next() {
                case .opened(let index, let open):
                    channel = open
                    step = plan.apply(.opened(index))
                case .failed(let index, let failure):
                    failures[index] = failure
                    step = plan.apply(.failed(index, failure))
                case .paused(let index): step = plan.apply(.paused(index))
                case .cancelled: step = .nothing
                case nil:
                    try Task.checkCancellation()
                    throw HubConnectionError.lost()
                }
            }
        }
    }

    private func start(
        _ index: Int, pausing: Bool, _ line: FinishLine, in group: inout ThrowingTaskGroup<Outcome, any Error>
    ) {
        let connection = connections[index]
        _ = group.addTaskUnlessCancelled {
            do { return .opened(index, try await connection.open(crossing: line)) } catch {
                guard var failure = error as? HubConnectionError else { return .cancelled }
                failure.address = connection.address
                return .failed(index, failure)
            }
        }
        guard pausing else { return }
        _ = group.addTaskUnlessCancelled { [pause] in
            // The delay between two attempts: RFC 8305, section 5.
            try? await Task.sleep(for: pause)
            return .paused(index)
        }
    }
}

/// What only one of several connections to a hub crosses: the others are closed as they arrive.
final class FinishLine: Sendable {
    private let isCrossed = Atomic(false)

    /// Whether the caller is the first.
    func cross() -> Bool { !isCrossed.exchange(true, ordering: .relaxed) }
}
