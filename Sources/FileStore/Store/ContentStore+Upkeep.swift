import ChatModel
import Dispatch

/// Upkeep: what is there, and what goes.
extension ContentStore {
    /// Everything that is on the disk, in no order.
    package func contents(completion: @escaping @Sendable (Result<[StoredContent], FileStoreError>) -> Void) {
        let names = StoreFolder.folderNames
        let start = (next: 0, found: [StoredContent]())
        workers.perform(in: .upkeep, on: start, refused: { completion(.failure($0)) }) { [self] state in
            state.found += folder.contents(in: names[state.next])
            state.next += 1
            guard state.next == names.count else { return .more }
            completion(.success(state.found))
            return .done
        }
    }

    /// Removes contents; those that are not there are fine. Whoever has one open can read it to its end.
    /// - Parameter completion: gets an error if some stay; the others are gone all the same.
    package func remove(
        _ ids: [FileID], completion: @escaping @Sendable (Result<Void, FileStoreError>) -> Void
    ) {
        let start = (rest: ids[...], failure: FileStoreError?.none)
        workers.perform(in: .upkeep, on: start, refused: { completion(.failure($0)) }) { [self] state in
            if let id = state.rest.popFirst() {
                do throws(FileStoreError) { try remove(id) } catch { state.failure = error }
                return .more
            }
            end(completion) { () throws(FileStoreError) in if let failure = state.failure { throw failure } }
            return .done
        }
    }

    /// Removes halves that got their last byte too long ago, and are not open.
    /// - Parameter now: The clock of this machine.
    package func sweepHalves(
        at now: HubTime, completion: @escaping @Sendable (Result<Void, FileStoreError>) -> Void = { _ in }
    ) {
        workers.perform(in: .upkeep, refused: { completion(.failure($0)) }) { [self] in
            let sweeping = DispatchGroup()
            for half in folder.halfFiles() where isExpired(half.time, at: now) {
                sweeping.enter()
                workers.perform(in: .half(half.name), always: true, refused: { _ in sweeping.leave() }) { [self] in
                    defer { sweeping.leave() }
                    expire(half.name, at: now)
                }
            }
            workers.notify(sweeping) { completion(.success(())) }
        }
    }

    private func remove(_ id: FileID) throws(FileStoreError) {
        try publishing.withLock { (_) throws(FileStoreError) in
            guard let size = try folder.removeContent(id) else { return }
            ledger.withLock { $0.removed(content: size) }
        }
    }

    /// In the line of the half: it may have been placed again.
    private func expire(_ half: HalfName, at now: HubTime) {
        guard !ledger.withLock({ $0.isOpen(half) }), let time = folder.time(of: half), isExpired(time, at: now) else {
            return
        }
        end({ _ in }) { () throws(FileStoreError) in try remove(half) }
    }

    /// A time that lies as far ahead is none: the clock was wrong then.
    private func isExpired(_ time: UInt64, at now: HubTime) -> Bool {
        max(time, now.milliseconds) - min(time, now.milliseconds) > rules.halfMilliseconds
    }
}
