import ChatModel
import Foundation

/// Getting: a content, or a file of the shared folder, is opened and read.
extension ContentStore {
    /// Opens a content; it can be read to its end even if it is removed meanwhile.
    package func open(_ id: FileID, completion: @escaping @Sendable (Result<OpenContent, FileStoreError>) -> Void) {
        open(by: workers, completion) { [folder] (number, seat) throws(FileStoreError) in
            guard let file = folder.folder(of: id)?.plainFile(id.hex, O_RDONLY), let status = file.status else {
                throw .storeReading(errno)
            }
            return OpenContent(
                number: number, file: file, size: UInt64(clamping: status.st_size), seat: seat, id: id)
        }
    }

    /// Opens a file of the folder that the owner shares.
    package func open(
        shared path: FilePath, completion: @escaping @Sendable (Result<OpenContent, FileStoreError>) -> Void
    ) {
        open(by: sharing, completion) { [self] (number, seat) throws(FileStoreError) in
            let (file, mark) = try shared().open(path)
            return OpenContent(number: number, file: file, size: mark.size, seat: seat, mark: mark)
        }
    }

    /// Reads bytes; fewer at the end, and where more are asked for than one read gives.
    package func read(
        _ file: OpenContent, offset: UInt64, count: Int,
        completion: @escaping @Sendable (Result<[UInt8], FileStoreError>) -> Void
    ) {
        workers(of: file).perform(in: .file(file.number), refused: { completion(.failure($0)) }) { [self] in
            end(completion) { () throws(FileStoreError) in
                try file.read(at: offset, count: min(count, limits.bytesOfRead))
            }
        }
    }

    /// The digests of pieces, at most so many as fit one answer: from the list beside a content, otherwise made by
    /// reading it.
    package func digests(
        _ file: OpenContent, first: UInt64, count: Int,
        completion: @escaping @Sendable (Result<[Digest], FileStoreError>) -> Void
    ) {
        let reading = DigestReading(file, first: first, count: count)
        let workers = workers(of: file)
        workers.perform(in: .file(file.number), on: reading, refused: { completion(.failure($0)) }) {
            [self] reading in
            do throws(FileStoreError) {
                guard workers.isOpen else { throw .storeClosed }
                guard let digests = try listed(&reading) else { return .more }
                completion(.success(digests))
            } catch {
                tell(error)
                completion(.failure(error))
            }
            return .done
        }
    }

    /// Reads a file no more; what was asked of it before is still answered.
    package func close(_ file: OpenContent) {
        workers(of: file).perform(in: .file(file.number), always: true, refused: { _ in file.close() }) { file.close() }
    }

    /// A page of what stands in the folder that the owner shares.
    /// - Parameter after: How many lines the pages before had: their ``FileList/next``.
    package func list(
        shared path: FilePath, after: UInt64, limit: Int,
        completion: @escaping @Sendable (Result<FileList, FileStoreError>) -> Void
    ) {
        sharing.perform(in: .file(nextNumber()), refused: { completion(.failure($0)) }) { [self] in
            end(completion) { () throws(FileStoreError) in
                try shared().list(path, after: after, limit: limit, nameLimit: limits.namesOfFolder)
            }
        }
    }

    private func workers(of file: OpenContent) -> Workers { file.id == nil ? sharing : workers }

    private func open(
        by workers: Workers, _ completion: @escaping @Sendable (Result<OpenContent, FileStoreError>) -> Void,
        _ body: @escaping @Sendable (UInt64, Seats.Seat) throws(FileStoreError) -> OpenContent
    ) {
        let number = nextNumber()
        workers.perform(in: .file(number), refused: { completion(.failure($0)) }) { [self] in
            end(completion) { () throws(FileStoreError) in
                guard let seat = seats.take() else { throw .storeBusy }
                return try body(number, seat)
            }
        }
    }

    private func shared() throws(FileStoreError) -> SharedFolder {
        guard let path = rules.shared else { throw .noSharedFolder }
        return SharedFolder(path: path)
    }

    /// What the list beside a content says; if it has none, or not any more, what the next step of reading gives.
    private func listed(_ reading: inout DigestReading) throws(FileStoreError) -> [Digest]? {
        if reading.isNew, let id = reading.file.id,
            let list = folder.folder(of: id)?.plainFile(id.hex + StoreFolder.listSuffix, O_RDONLY),
            let digests = PieceLog(file: list).digests(from: reading.pieces.lowerBound, count: reading.pieces.count)
        {
            return digests
        }
        return try reading.step()
    }
}
