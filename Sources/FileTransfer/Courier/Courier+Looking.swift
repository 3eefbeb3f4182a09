import ChatModel

extension Courier {
    /// The beginning of a file, at most so many bytes, and whether that is all of it.
    /// - Throws: ``TransferFailure``.
    package func look(at file: FileRef, limit: Int) async throws(TransferFailure) -> (bytes: [UInt8], isWhole: Bool) {
        var opening = Tag.unasked
        let answer = try await ask {
            opening = $0
            return .file($0, .open(file))
        }
        guard case .file(_, .opened(let opened)) = answer else { throw .strange("does not open the file") }
        let result: Result<[UInt8], TransferFailure>
        do { result = .success(try await read(opening, upTo: min(opened.size, UInt64(max(limit, 0))))) } catch {
            result = .failure(error)
        }
        _ = try? await ask { .file($0, .close(opening)) }
        let bytes = try result.get()
        return (bytes, UInt64(bytes.count) == opened.size)
    }

    private func read(_ file: Tag, upTo end: UInt64) async throws(TransferFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while UInt64(bytes.count) < end {
            let offset = UInt64(bytes.count)
            let count = min(end - offset, UInt64(FilePieces.sliceDown))
            let answer = try await ask { .file($0, .read(file, offset: offset, count: UInt32(count))) }
            guard case .file(_, .bytes(offset, let more)) = answer, !more.isEmpty, more.count <= count else {
                throw .strange("sends bytes that were not asked for")
            }
            bytes += more
        }
        return bytes
    }
}
