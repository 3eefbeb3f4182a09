import ChatModel
import Foundation

/// Putting: a half comes into being, grows, and becomes a content.
extension ContentStore {
    /// Begins an upload, or goes on with it: what is on the disk of it is read again, unless it was open in this run,
    /// and what is not good of it is cut off.
    /// - Parameters:
    ///   - size: The bytes that it will have; nil while nobody knows.
    ///   - used: What the finished files of its user hold.
    package func place(
        _ half: HalfName, size: UInt64?, used: UInt64,
        completion: @escaping @Sendable (Result<PlacedHalf, FileStoreError>) -> Void
    ) {
        workers.perform(in: line(of: half), on: false, refused: { completion(.failure($0)) }) { [self] isAdmitted in
            do throws(FileStoreError) {
                if !isAdmitted { try admit(half, size: size, used: used) }
                isAdmitted = true
                guard let placed = try open(half, size: size) else { return .more }
                completion(.success(placed))
            } catch {
                tell(error)
                completion(.failure(error))
            }
            return .done
        }
    }

    /// Writes the next bytes of an upload.
    /// - Parameter completion: gets the offset behind them, once they are written.
    package func append(
        _ half: HalfName, offset: UInt64, _ bytes: [UInt8],
        completion: @escaping @Sendable (Result<UInt64, FileStoreError>) -> Void
    ) {
        let slice = SliceBatch.Slice(offset: offset, bytes: bytes, completion: completion)
        guard let batch = batches.add(slice, of: half) else { return }
        workers.perform(
            in: .half(half),
            refused: { [batches] refusal in
                for slice in batches.take(batch, of: half) { slice.completion(.failure(refusal)) }
            },
            step: { [self] in write(batches.take(batch, of: half), to: half) })
    }

    /// Makes a content of an upload, of which everything was sent. It is on the disk when that is done; where it was
    /// there already the upload takes its place, so that what a disk has spoiled is whole again once it is sent again.
    package func finish(
        _ half: HalfName, size: UInt64, id: FileID,
        completion: @escaping @Sendable (Result<Void, FileStoreError>) -> Void
    ) {
        workers.perform(in: line(of: half), refused: { completion(.failure($0)) }) { [self] in
            end(completion) { () throws(FileStoreError) in try publish(half, size: size, id: id) }
        }
    }

    /// An upload goes on later, if at all: its files are closed, and stay. One without a byte goes.
    package func suspend(_ half: HalfName) {
        workers.perform(in: line(of: half), always: true, refused: { _ in }) { [self] in
            guard case .open(let open)? = halves.take(half) else { return }
            if open.count == 0 {
                end({ _ in }) { () throws(FileStoreError) in try remove(half) }
            } else {
                if let mark = open.mark { halves.remember(HalfTable.Memory(mark: mark, hasher: open.hasher), of: half) }
                ledger.withLock { $0.suspend(half) }
            }
        }
    }

    /// Forgets an upload; one that is not there is fine.
    package func drop(
        _ half: HalfName, completion: @escaping @Sendable (Result<Void, FileStoreError>) -> Void = { _ in }
    ) {
        workers.perform(in: line(of: half), always: true, refused: { completion(.failure($0)) }) { [self] in
            end(completion) { () throws(FileStoreError) in try remove(half) }
        }
    }

    /// Takes what is there of a half from the disk, and from what is remembered.
    /// - Throws: ``FileStoreError``.
    func remove(_ half: HalfName) throws(FileStoreError) {
        _ = halves.take(half)
        _ = halves.recall(half)
        do throws(FileStoreError) {
            try folder.removeHalf(half)
        } catch {
            ledger.withLock { $0.suspend(half) }
            throw error
        }
        ledger.withLock { $0.drop(half) }
    }

    private func admit(_ half: HalfName, size: UInt64?, used: UInt64) throws(FileStoreError) {
        let free = folder.free
        try ledger.withLock { (ledger) throws(FileStoreError) in
            try ledger.place(half, size: size, used: used, free: free)
        }
    }

    /// A step of opening a half; nil if there are more to come.
    private func open(_ half: HalfName, size: UInt64?) throws(FileStoreError) -> PlacedHalf? {
        do throws(FileStoreError) {
            guard let open = try opened(half) else { return nil }
            ledger.withLock { $0.note(half, bytes: open.count) }
            if let size, open.count > size { throw .tooMuchCame }
            halves.put(.open(open), as: half)
            return open.placed
        } catch {
            ledger.withLock { folder.hasHalf(half) ? $0.suspend(half) : $0.drop(half) }
            throw error
        }
    }

    private func opened(_ name: HalfName) throws(FileStoreError) -> Half? {
        switch halves.take(name) {
        case .open(let half)?: return half
        case .checked(var check)?:
            guard workers.isOpen else { throw .storeClosed }
            if let half = try check.step() { return half }
            halves.put(.checked(check), as: name)
            return nil
        case nil:
            let files = try folder.openHalf(name)
            let memory = halves.recall(name)
            if files.isNew { return Half(data: files.data, log: files.log, hasher: PieceHasher()) }
            if let memory, let status = files.data.status, FileMark(status) == memory.mark {
                return Half(data: files.data, log: files.log, hasher: memory.hasher)
            }
            halves.put(.checked(try HalfCheck(data: files.data, log: files.log)), as: name)
            return nil
        }
    }

    /// The line of a half for work that comes behind all slices that wait in it.
    private func line(of half: HalfName) -> WorkLine {
        batches.close(half)
        return .half(half)
    }

    /// Writes slices, and tells each what became of it.
    private func write(_ slices: [SliceBatch.Slice], to name: HalfName) {
        let ends: [Result<UInt64, FileStoreError>]
        do throws(FileStoreError) {
            ends = try append(slices, to: name).map { $0.map(Result.success) ?? .failure(.wrongPlace) }
        } catch {
            tell(error)
            ends = Array(repeating: .failure(error), count: slices.count)
        }
        for (slice, end) in zip(slices, ends) { slice.completion(end) }
    }

    /// - Returns: the offset behind each slice; nil for one that does not go on where the others end.
    /// - Throws: ``FileStoreError``; then none of them is there.
    private func append(_ slices: [SliceBatch.Slice], to name: HalfName) throws(FileStoreError) -> [UInt64?] {
        guard case .open(var half)? = halves.take(name) else { throw .notPlaced }
        defer { halves.put(.open(half), as: name) }
        var (parts, ends, end) = ([[UInt8]](), [UInt64?](), half.count)
        for slice in slices {
            let goesOn = slice.offset == end
            if goesOn {
                parts.append(slice.bytes)
                end += UInt64(slice.bytes.count)
            }
            ends.append(goesOn ? end : nil)
        }
        if parts.isEmpty { return ends }
        let free = folder.free
        try ledger.withLock { (ledger) throws(FileStoreError) in
            try ledger.admit(name, count: end - half.count, free: free)
        }
        try half.append(parts)
        ledger.withLock { $0.note(name, bytes: end) }
        writeBack(half, name)
        return ends
    }

    /// Has the disk write what it was given of a half, when that is much, while others go on.
    private func writeBack(_ half: Half, _ name: HalfName) {
        guard let seat = writing.take() else { return }
        guard half.writeback.begin() else { return }
        let (data, writeback) = (half.data, half.writeback)
        workers.perform(in: .writing(name), refused: { _ in writeback.end(nil) }) {
            withExtendedLifetime(seat) { writeback.end(data.settle() ? nil : errno) }
        }
    }

    private func publish(_ name: HalfName, size: UInt64, id: FileID) throws(FileStoreError) {
        guard case .open(let half)? = halves.take(name) else { throw .notPlaced }
        guard half.count == size, half.placed.id == id else {
            try remove(name)
            throw .otherFile
        }
        do throws(FileStoreError) {
            try half.settle()
            // The ledger hears of it before anybody can take the content away again.
            try publishing.withLock { (_) throws(FileStoreError) in
                let isNew = try folder.publish(name, size: size, as: id)
                ledger.withLock { $0.finish(name, isNew: isNew) }
            }
        } catch {
            // What the disk has of it is not known any more: it is read again when it is placed again.
            ledger.withLock { $0.suspend(name) }
            throw error
        }
        try folder.settleNames(of: id)
    }
}
