import ChatModel
import HistoryStore
import Logging
import NIOCore

/// The way from the event loop to the journal's threads and back.
final class JournalBridge: Sendable {
    private let store: HistoryStore
    private let loop: any EventLoop
    private let logger: Logger

    init(store: HistoryStore, loop: any EventLoop, logger: Logger) {
        self.store = store
        self.loop = loop
        self.logger = logger
    }

    /// Writes a batch; the result comes back on the event loop, from which this is called.
    func write(_ batch: JournalBatch, at wall: HubTime, then finish: @escaping (BatchResult) -> Void) {
        let finish = NIOLoopBound(finish, eventLoop: loop)
        store.write(batch, at: wall) { [loop] result in
            loop.execute { finish.value(result) }
        }
    }

    /// Reads a page; the result comes back on the event loop, nil when the store could not read.
    func read(_ query: JournalQuery, bytes: Int, then finish: @escaping (JournalPage?) -> Void) {
        let finish = NIOLoopBound(finish, eventLoop: loop)
        store.read(query, bytes: bytes) { [loop, logger] result in
            if case .failure(let error) = result { logger.error("\(error.message)") }
            loop.execute { finish.value(try? result.get()) }
        }
    }
}
