import ChatModel
import FileStore
import Synchronization

/// Folders that a hub's owner shares: listed, then fetched file by file.
extension Courier {
    /// Whether a path of what the owner shares is a folder; false also if there is nothing.
    /// - Throws: ``TransferFailure`` if the session ends.
    package func isFolder(_ path: FilePath) async throws(TransferFailure) -> Bool {
        do throws(TransferFailure) {
            _ = try await ask { .file($0, .list(.shared(path), after: nil, limit: 1)) }
            return true
        } catch {
            guard case .refused = error.code, !error.isPassing else { throw error }
            return false
        }
    }

    /// Fetches a folder with all in it. Cancelling the task stops it; what is there of it stays, to be gone on with.
    /// - Parameter news: Hears how all of it goes, in order.
    /// - Throws: ``TransferFailure``.
    package func fetch(
        _ order: FolderOrder, news: @escaping @Sendable (TransferNews) -> Void
    ) async throws(TransferFailure) -> FolderEnd {
        let walk = try await walk(order.path)
        let disk = DiskThread()
        let arrival = order.arrival
        try await Self.onDisk(disk) { () throws(FileStoreError) in
            try arrival.open()
            for folder in walk.folders { try arrival.make(walk.names(folder)) }
        }
        let missing = try await missing(of: walk, arrival, disk)
        let count = FolderCount(from: walk.bytes &- missing.reduce(0) { $0 &+ $1.size }, total: walk.bytes, news)
        var leftOut = walk.leftOut
        for file in missing {
            if try await !fetch(file, walk.names(file.path), order, count, disk) {
                leftOut.append(walk.text(file.path))
            }
        }
        count.end()
        let path = try await Self.onDisk(disk) { () throws(FileStoreError) in try arrival.finish() }
        return FolderEnd(path: path, leftOut: leftOut)
    }

    private func walk(_ path: FilePath) async throws(TransferFailure) -> SharedWalk {
        var walk = SharedWalk(path)
        while let question = walk.next {
            do throws(TransferFailure) {
                let answer = try await ask {
                    .file(
                        $0,
                        .list(.shared(question.folder), after: question.after, limit: UInt32(FileList.lineLimit)))
                }
                guard case .file(_, .listed(let page)) = answer else { throw .strange("does not list the folder") }
                try walk.take(page)
            } catch {
                // What was there a moment ago may be gone; the folder itself must be there.
                guard error.code == .refused(.noSuchFile), question.folder != path else { throw error }
                walk.refuse()
            }
        }
        return walk
    }

    /// The files that did not arrive in an earlier try.
    private func missing(
        of walk: SharedWalk, _ arrival: FolderArrival, _ disk: DiskThread
    ) async throws(TransferFailure) -> [SharedWalk.File] {
        try await Self.onDisk(disk) { () throws(FileStoreError) in
            var missing: [SharedWalk.File] = []
            for file in walk.files
            where try !arrival.has(walk.names(file.path), size: file.size, since: file.time) { missing.append(file) }
            return missing
        }
    }

    /// - Returns: false if the hub does not have it any more, or may not read it.
    private func fetch(
        _ file: SharedWalk.File, _ names: [FileName], _ order: FolderOrder, _ count: FolderCount, _ disk: DiskThread
    ) async throws(TransferFailure) -> Bool {
        if Task.isCancelled { throw .cancelled }
        let arrival = order.arrival
        let place = try await Self.onDisk(disk) { () throws(FileStoreError) in try arrival.place(of: names) }
        guard let get = order.begin(file.path, in: place.folder, as: place.name) else { return true }
        do throws(TransferFailure) {
            _ = try await carry(.get(get)) { count.hear($0) }
            count.add(file.size)
            return true
        } catch {
            guard [.refused(.noSuchFile), .refused(.fileChanged)].contains(error.code) else { throw error }
            return false
        }
    }

    private static func onDisk<Value: Sendable>(
        _ disk: DiskThread, _ work: @escaping @Sendable () throws(FileStoreError) -> Value
    ) async throws(TransferFailure) -> Value {
        do throws(FileStoreError) { return try await disk.run(work) } catch { throw TransferFailure(error) }
    }
}

/// How far a folder is, out of how far its files are.
private final class FolderCount: Sendable {
    private struct State {
        var pace = NewsPace()
        /// The bytes of all files that are done.
        var done: UInt64 = 0
    }

    private let state = Mutex(State())
    private let news: @Sendable (TransferNews) -> Void

    /// - Parameter there: How many bytes an earlier try has fetched.
    init(from there: UInt64, total: UInt64, _ news: @escaping @Sendable (TransferNews) -> Void) {
        self.news = news
        tell { state in
            state.done = there
            return .began(at: there, total: total)
        }
    }

    /// News of the file that is fetched now.
    func hear(_ told: TransferNews) {
        switch told {
        case .began(let offset, _): tell { .moved($0.done &+ offset) }
        case .moved(let bytes): tell { .moved($0.done &+ bytes) }
        case .wrongPiece, .renewed: tell { _ in told }
        }
    }

    /// A file of so many bytes is done.
    func add(_ bytes: UInt64) {
        tell { state in
            state.done &+= bytes
            return .moved(state.done)
        }
    }

    func end() { state.withLock { state in for last in state.pace.flush() { news(last) } } }

    private func tell(_ make: (inout State) -> TransferNews) {
        // Told with the lock held: the news comes in order.
        state.withLock { state in
            let told = make(&state)
            for told in state.pace.pass(told, at: .now) { news(told) }
        }
    }
}
