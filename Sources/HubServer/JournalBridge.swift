import ChatModel
import HistoryStore
import HubCore
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
        store.read(query, bytes: bytes, completion: back { finish(try? $0.get()) })
    }

    /// Searches; the outcome comes back on the event loop.
    func search(_ search: JournalSearch, bytes: Int, then finish: @escaping (SearchOutcome) -> Void) {
        store.search(search, bytes: bytes, completion: back { finish(SearchOutcome($0)) })
    }

    /// Looks for what has expired; it comes back on the event loop, nothing when the store could not look.
    func survey(_ retention: Retention, at wall: HubTime, then finish: @escaping ([Expiry]) -> Void) {
        store.survey(retention, at: wall, completion: back { finish((try? $0.get()) ?? []) })
    }

    /// Takes what has expired out of the journal, as time allows.
    func expire(_ expiry: Expiry) { store.expire(expiry, completion: back { _ in }) }

    /// A completion for the store's threads: takes the result to the event loop, a failure to the log as well.
    private func back<Value: Sendable>(
        _ finish: @escaping (Result<Value, HistoryError>) -> Void
    ) -> @Sendable (Result<Value, HistoryError>) -> Void {
        let finish = NIOLoopBound(finish, eventLoop: loop)
        return { [loop, logger] result in
            // That a person typed no word is no trouble of the hub's, nor that it stops.
            if case .failure(let error) = result, ![.emptySearch, .closed].contains(error.code) {
                logger.error("\(error.message)")
            }
            loop.execute { finish.value(result) }
        }
    }
}

extension SearchOutcome {
    /// What the store's result of a search means to the hub.
    fileprivate init(_ result: Result<JournalHits, HistoryError>) {
        self =
            switch result {
            case .success(let hits): .found(hits)
            case .failure(let error): error.code == .emptySearch ? .nothingToFind : .failed
            }
    }
}
