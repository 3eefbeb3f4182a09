import Synchronization

/// News of one transfer on their way to whoever wants to hear them: what carries the bytes waits for nobody who shows
/// how far it is. Of steps forward that wait, the last one counts; everything else is told, in order.
final class NewsBox: Sendable {
    private let waiting = Mutex<[TransferNews]>([])
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init() { (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

    func put(_ news: TransferNews) {
        waiting.withLock { waiting in
            if case .moved = news, case .moved? = waiting.last { waiting.removeLast() }
            waiting.append(news)
        }
        signal.yield()
    }

    /// No more comes.
    func finish() { signal.finish() }

    /// Tells all there is until no more comes, also when the task is cancelled.
    func tell(_ hear: @Sendable (TransferNews) -> Void) async {
        for await _ in signals { take().forEach(hear) }
        take().forEach(hear)
    }

    private func take() -> [TransferNews] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
