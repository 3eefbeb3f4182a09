import ChatModel

@testable import FileStore

/// The store's calls, each of which waits for what came of it.
extension ContentStore {
    func place(_ half: HalfName, size: UInt64? = nil, used: UInt64 = 0) async throws -> PlacedHalf {
        try await wait { place(half, size: size, used: used, completion: $0) }
    }

    @discardableResult
    func append(_ half: HalfName, at offset: Int, _ bytes: some Sequence<UInt8>) async throws -> UInt64 {
        try await wait { append(half, offset: UInt64(offset), Array(bytes), completion: $0) }
    }

    func finish(_ half: HalfName, size: Int, id: FileID) async throws {
        try await wait { finish(half, size: UInt64(size), id: id, completion: $0) }
    }

    func drop(_ half: HalfName) async throws { try await wait { drop(half, completion: $0) } }

    func open(_ id: FileID) async throws -> OpenContent { try await wait { open(id, completion: $0) } }

    func open(shared path: String) async throws -> OpenContent {
        let path = try FilePath(path)
        return try await wait { open(shared: path, completion: $0) }
    }

    func read(_ file: OpenContent, at offset: Int, count: Int) async throws -> [UInt8] {
        try await wait { read(file, offset: UInt64(offset), count: count, completion: $0) }
    }

    func digests(_ file: OpenContent, first: UInt64 = 0, count: Int = .max) async throws -> [Digest] {
        try await wait { digests(file, first: first, count: count, completion: $0) }
    }

    func list(_ path: FilePath = .top, after: UInt64 = 0, limit: Int = 200) async throws -> FileList {
        try await wait { list(shared: path, after: after, limit: limit, completion: $0) }
    }

    func contents() async throws -> [StoredContent] { try await wait { contents(completion: $0) } }

    func remove(_ ids: [FileID]) async throws { try await wait { remove(ids, completion: $0) } }

    func sweepHalves(atMilliseconds now: UInt64) async throws {
        try await wait { sweepHalves(at: HubTime(milliseconds: now), completion: $0) }
    }

    /// Puts the rest of a half that is placed up to an offset, in slices.
    func send(_ bytes: [UInt8], from offset: Int = 0, as half: HalfName) async throws {
        for start in stride(from: offset, to: bytes.count, by: 200_000) {
            try await append(half, at: start, bytes[start..<min(start + 200_000, bytes.count)])
        }
    }

    /// Puts all of a content.
    @discardableResult
    func put(_ bytes: [UInt8], as half: HalfName, used: UInt64 = 0) async throws -> FileID {
        let id = contentID(of: bytes)
        _ = try await place(half, size: UInt64(bytes.count), used: used)
        try await send(bytes, as: half)
        try await finish(half, size: bytes.count, id: id)
        return id
    }

    private func wait<Value: Sendable>(
        _ ask: (@escaping @Sendable (Result<Value, FileStoreError>) -> Void) -> Void
    ) async throws(FileStoreError) -> Value {
        try await withCheckedContinuation { continuation in ask { continuation.resume(returning: $0) } }.get()
    }
}

/// The code of the error with which something ends; nil if it ends well.
func code(of body: () async throws -> Void) async -> FileStoreError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? FileStoreError)?.code
    }
}
