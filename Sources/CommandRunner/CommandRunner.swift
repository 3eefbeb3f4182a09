import ChatModel
import Foundation
import Subprocess
import Synchronization

/// Runs programs as it is told, without a shell: each in a session and process group of its own, with no input, within
/// its bounds.
///
/// Nothing is decided here. At the time limit, and when a run is to end before, its whole process group gets SIGTERM,
/// and SIGKILL if the program is still there after ``grace``; what the program leaves behind of its group ends with it.
package final class CommandRunner: Sendable {
    /// How long a program may take to end after SIGTERM.
    package static let grace = Duration.seconds(2)

    private let environment: [String: String]
    private let report: @Sendable (String) -> Void
    private let underWay = Mutex<[RunNumber: AsyncStream<RunEnd.Ending>.Continuation]>([:])

    /// - Parameters:
    ///   - environment: What programs see those variables of which they are allowed.
    ///   - report: is told why a program could not be run.
    package init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.environment = environment
        self.report = report
    }

    /// Starts a run.
    /// - Parameter news: is told what becomes of it, one thing after the other and its end last.
    package func start(_ number: RunNumber, _ order: RunOrder, news: @escaping @Sendable (RunNews) -> Void) {
        let (endings, ender) = AsyncStream.makeStream(of: RunEnd.Ending.self, bufferingPolicy: .bufferingOldest(1))
        underWay.withLock { $0[number] = ender }
        Task {
            let end = await RunningProgram(order, environment: visible(order), endings: endings, report: report)
                .run { news(.wrote($0, $1)) }
            underWay.withLock { $0[number] = nil }
            news(.ended(end))
        }
    }

    /// Ends a run before its time; nothing happens if it has ended.
    package func end(_ number: RunNumber) { _ = underWay.withLock { $0[number]?.yield(.stopped) } }

    private func visible(_ order: RunOrder) -> [String: String] {
        environment.filter { order.environment.contains($0.key) }
    }
}
