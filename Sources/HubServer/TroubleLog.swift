import Logging
import Synchronization

/// Says in the log what is wrong with the journal: the same trouble once a minute, though it is met each second.
final class TroubleLog: Sendable {
    private static let pause = Duration.seconds(60)

    private let logger: Logger
    private let last = Mutex<(message: String, time: ContinuousClock.Instant)?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    func add(_ message: String, at now: ContinuousClock.Instant = .now) {
        let isNew = last.withLock { last in
            if let last, last.message == message, last.time.duration(to: now) < Self.pause { return false }
            last = (message, now)
            return true
        }
        if isNew { logger.error("\(message)") }
    }
}
