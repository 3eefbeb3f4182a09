import ChatModel
import ClientCore
import FileStore
import FileTransfer

/// Fetches the beginning of a file into memory, and checks it like everything else that is fetched.
struct FileLook: Sendable {
    let courier: Courier
    let source: FileRef
    /// What its entry says; nil for a file of the shared folder.
    let file: SharedFile?
    /// The most bytes; no more than a piece.
    let limit: Int

    /// - Parameter tell: Hears how it goes.
    /// - Throws: `TransferFailure`.
    func run(_ tell: @Sendable (CarriageNews) -> Void) async throws(TransferFailure) -> CarriageNews {
        let (tag, opened) = try await open()
        do {
            let bytes = try await read(tag, opened.size, tell)
            try await check(bytes, tag, opened)
            await close(tag)
            return .seen(bytes, isWhole: UInt64(bytes.count) == opened.size)
        } catch {
            await close(tag)
            throw error
        }
    }

    private func open() async throws(TransferFailure) -> (Tag, OpenedFile) {
        var asked = Tag.unasked
        let answer = try await courier.ask { tag in
            asked = tag
            return .file(tag, .open(source))
        }
        guard case .file(_, .opened(let opened)) = answer else { throw Self.strange }
        if let file, opened.id != file.id || opened.size != file.size { throw Self.different }
        return (asked, opened)
    }

    private func read(
        _ tag: Tag, _ size: UInt64, _ tell: @Sendable (CarriageNews) -> Void
    ) async throws(TransferFailure) -> [UInt8] {
        let count = Int(min(size, UInt64(min(limit, Int(FilePieces.bytes)))))
        var bytes: [UInt8] = []
        tell(.began(moved: 0, total: UInt64(count)))
        while bytes.count < count {
            let offset = UInt64(bytes.count)
            let wanted = UInt32(min(FilePieces.sliceDown, count - bytes.count))
            let answer = try await courier.ask { .file($0, .read(tag, offset: offset, count: wanted)) }
            guard case .file(_, .bytes(offset, let more)) = answer, !more.isEmpty, more.count <= Int(wanted) else {
                throw Self.strange
            }
            bytes += more
            tell(.moved(UInt64(bytes.count)))
        }
        return bytes
    }

    /// Whether the bytes are those of the first piece, and its digest one of the content's.
    private func check(_ bytes: [UInt8], _ tag: Tag, _ opened: OpenedFile) async throws(TransferFailure) {
        let pieces = FilePieces.count(ofBytes: opened.size)
        guard pieces > 0 else { return }
        var digests: [Digest] = []
        // The list can only be checked as a whole.
        let wanted = opened.id == nil ? 1 : pieces
        while UInt64(digests.count) < wanted {
            let first = UInt64(digests.count)
            let count = UInt32(min(UInt64(FilePieces.digestsPerAnswer), wanted - first))
            let answer = try await courier.ask { .file($0, .digests(tag, first: first, count: count)) }
            guard case .file(_, .digests(first, let more)) = answer, !more.isEmpty, more.count <= Int(count) else {
                throw Self.strange
            }
            digests += more
        }
        if let id = opened.id, PieceHasher.id(of: digests) != id { throw Self.different }
        let isWholePiece = UInt64(bytes.count) == FilePieces.range(of: 0, inBytes: opened.size).upperBound
        if isWholePiece, PieceHasher.digest(of: bytes) != digests.first { throw Self.different }
    }

    private func close(_ tag: Tag) async { _ = try? await courier.ask { .file($0, .close(tag)) } }

    private static let strange = TransferFailure(
        .differs, "The hub said something that can't be understood; update hubbub, or the hub.", canResume: false)
    private static let different = TransferFailure(
        .differs, "The file did not arrive as its message says; try it again.", canResume: false)
}
