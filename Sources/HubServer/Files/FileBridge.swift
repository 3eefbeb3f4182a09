import ChatModel
import FileStore
import HistoryStore
import HubCore
import Logging
import NIOCore

/// The way from the event loop to the hub's files, and to what the journal knows of them, and back.
///
/// All that touches a disk happens on the stores' threads; what comes of it is handed on in small steps, so that chat
/// never waits behind files.
final class FileBridge {
    /// Nil for a hub that keeps no files.
    private let contents: ContentStore?
    private let journal: HistoryStore
    private let loop: any EventLoop
    private let logger: Logger
    private let pace: FilePace
    private var open: [FileNumber: OpenContent] = [:]

    init(contents: ContentStore?, journal: HistoryStore, loop: any EventLoop, limits: Limits, logger: Logger) {
        self.contents = contents
        self.journal = journal
        self.loop = loop
        self.logger = logger
        pace = FilePace(loop: loop, bytesPerTurn: limits.fileBytesPerTurn)
    }

    /// Has something done; what comes of it comes back on the event loop, from which this is called.
    func perform(
        _ task: FileTask, at wall: HubTime, then take: @escaping (Result<FileYield, FileFailure>) -> Void
    ) {
        let reply = Reply(take, weight: task.weight, pace, loop)
        guard let contents else { return reply.give(task.yieldWithoutFiles) }
        switch task {
        case .find(let query): journal.find(query, completion: back(reply) { .found($0) })
        case .place(let half, let size, let used):
            contents.place(half, size: size, used: used) { reply.give($0, FileYield.placed) }
        case .append(let half, let offset, let bytes):
            contents.append(half, offset: offset, bytes) { reply.give($0, FileYield.taken) }
        case .finish(let half, let size, let id):
            contents.finish(half, size: size, id: id) { reply.give($0) { _ in .done } }
        case .drop(let half): contents.drop(half) { reply.give($0) { _ in .done } }
        case .open(let number, let id): contents.open(id, completion: opening(number, take))
        case .openShared(let number, let path): contents.open(shared: path, completion: opening(number, take))
        case .read(let number, let offset, let count):
            guard let file = open[number] else { return reply.give(.failure(.gone)) }
            contents.read(file, offset: offset, count: count) { reply.give($0, FileYield.bytes) }
        case .digests(let number, let first, let count):
            guard let file = open[number] else { return reply.give(.failure(.gone)) }
            contents.digests(file, first: first, count: count) { reply.give($0, FileYield.digests) }
        case .list(let path, let after, let limit):
            contents.list(shared: path, after: after, limit: limit) { reply.give($0, FileYield.list) }
        case .sweep(let time): sweep(contents, at: wall, filesBefore: time, reply)
        case .remove(let ids): contents.remove(ids) { reply.give($0) { _ in .done } }
        }
    }

    /// Lets something go, of which nothing more is heard.
    func letGo(_ release: FileRelease) {
        switch release {
        case .suspend(let half): contents?.suspend(half)
        case .close(let number): if let file = open.removeValue(forKey: number) { contents?.close(file) }
        }
    }

    /// A file is kept by its number before the hub hears that it is open.
    private func opening(
        _ number: FileNumber, _ take: @escaping (Result<FileYield, FileFailure>) -> Void
    ) -> @Sendable (Result<OpenContent, FileStoreError>) -> Void {
        let keep = NIOLoopBound(
            { (result: Result<OpenContent, FileStoreError>) in
                if case .success(let file) = result { self.open[number] = file }
                take(result.map { .opened(size: $0.size) }.mapError(FileFailure.init))
            }, eventLoop: loop)
        return { [loop] result in loop.execute { keep.value(result) } }
    }

    /// First what is too old goes, then what is left over is looked for.
    private func sweep(_ contents: ContentStore, at wall: HubTime, filesBefore time: HubTime?, _ reply: Reply) {
        contents.sweepHalves(at: wall)
        let search = UselessContents(contents: contents, journal: journal, logger: logger)
        guard let time else { return search.run { reply.give($0) } }
        journal.expireFiles(before: time) { [logger] result in
            if case .failure(let error) = result { logger.error("\(error.message)") }
            search.run { reply.give($0) }
        }
    }

    /// A completion for the journal's threads; a failure goes to the log as well.
    private func back<Value: Sendable>(
        _ reply: Reply, _ yield: @escaping @Sendable (Value) -> FileYield
    ) -> @Sendable (Result<Value, HistoryError>) -> Void {
        { [logger] result in
            if case .failure(let error) = result, error.code != .closed { logger.error("\(error.message)") }
            reply.give(result.map(yield).mapError { _ in .journal })
        }
    }
}

/// Where what became of a task goes: from any thread to the event loop, in its turn.
struct Reply: Sendable {
    private let take: NIOLoopBound<(Result<FileYield, FileFailure>) -> Void>
    private let pace: NIOLoopBound<FilePace>
    private let loop: any EventLoop
    private let weight: Int

    /// - Parameter weight: How many bytes of files it counts for in a turn.
    init(
        _ take: @escaping (Result<FileYield, FileFailure>) -> Void, weight: Int, _ pace: FilePace,
        _ loop: any EventLoop
    ) {
        self.take = NIOLoopBound(take, eventLoop: loop)
        self.pace = NIOLoopBound(pace, eventLoop: loop)
        self.loop = loop
        self.weight = weight
    }

    func give(_ result: Result<FileYield, FileFailure>) {
        loop.execute { pace.value.add(weight: weight) { take.value(result) } }
    }

    func give<Value>(_ result: Result<Value, FileStoreError>, _ yield: (Value) -> FileYield) {
        give(result.map(yield).mapError(FileFailure.init))
    }
}
