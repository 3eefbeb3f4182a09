import ChatModel
import Foundation
import Synchronization

/// A content that arrives in a folder: in a part first, which a later try goes on with, then under its name. Every call
/// blocks on the disk; they come one after the other.
package final class Arrival: Sendable {
    /// Bytes of the disk that are left free.
    private static let reserve: UInt64 = 16 << 20
    private let folder: String
    private let name: ArrivalName
    private let shape: FileShape
    private let token: String
    private let state = Mutex(State())
    private let steps = Atomic<Int>(0)
    private let isFinishing = Atomic(false)

    private struct State {
        var part: PartFile?
        /// How many bytes are known to be those of the pieces' digests.
        var checked: UInt64 = 0
    }

    /// - Parameters:
    ///   - folder: Where it is to arrive; made if it is missing.
    ///   - token: A short text of letters and digits that tells this content from others of the same name.
    package init(into folder: String, as name: ArrivalName, shape: FileShape, token: String) {
        (self.folder, self.name, self.shape, self.token) = (folder, name, shape, token)
    }

    private var partName: String { SafeName.part(name.text, token: token) }
    private var unpackName: String { SafeName.part(name.text, token: token + ".folder") }

    /// Makes its part, or takes over what an earlier try left of it, and looks whether the disk has room for the rest.
    /// - Parameter size: Of the whole content.
    /// - Returns: how many bytes are there already, and how many of them are known to be right.
    /// - Throws: ``FileStoreError``; before anything is written.
    package func open(size: UInt64) throws(FileStoreError) -> (there: UInt64, checked: UInt64) {
        try state.withLock { state throws(FileStoreError) in
            if let part = state.part, part.isInPlace { return (part.size, min(state.checked, part.size)) }
            state = State()
            let folder = try Self.open(folder: folder)
            try check(room: size, in: folder)
            var part = try PartFile(partName, in: folder, path: self.folder + "/" + partName)
            if part.size > size { try part.truncate(to: 0) }
            state.part = part
            return (part.size, 0)
        }
    }

    /// Whether a piece that stands in the part is the one that it should be; from the first one on, in order.
    /// - Throws: ``FileStoreError``.
    package func check(_ piece: Range<UInt64>, is digest: Digest) throws(FileStoreError) -> Bool {
        try withPart { (part, checked) throws(FileStoreError) in
            let isRight = try part.digest(of: piece) == digest
            if isRight { checked = piece.upperBound }
            return isRight
        }
    }

    /// Adds the next bytes, all of one piece.
    /// - Parameter digest: What the piece is called, where these are its last bytes.
    /// - Returns: whether the piece is right; true for one that is not whole.
    /// - Throws: ``FileStoreError``.
    package func append(_ bytes: [UInt8], ending digest: Digest?) throws(FileStoreError) -> Bool {
        try withPart { (part, checked) throws(FileStoreError) in
            let made = try part.append(bytes)
            guard let digest else { return true }
            guard made == digest else { return false }
            checked = part.size
            return true
        }
    }

    /// Forgets what stands behind an offset.
    /// - Throws: ``FileStoreError``.
    package func truncate(to offset: UInt64) throws(FileStoreError) {
        try withPart { (part, checked) throws(FileStoreError) in
            try part.truncate(to: offset)
            checked = min(checked, offset)
        }
    }

    /// Everything is there and right: it gets its name, a folder is unpacked.
    /// - Returns: its path.
    /// - Throws: ``FileStoreError``.
    package func finish(until stop: StopFlag = StopFlag()) throws(FileStoreError) -> String {
        isFinishing.store(true, ordering: .relaxed)
        defer { isFinishing.store(false, ordering: .relaxed) }
        return try state.withLock { state throws(FileStoreError) in
            guard let part = state.part else { throw Self.closed }
            guard part.isInPlace else {
                throw FileStoreError(.changed, "\(part.path) was taken away by another program; fetch the file again.")
            }
            let name = try shape == .file ? name(part) : unpack(part, until: stop)
            _ = fsync(part.folder.descriptor)
            state = State()
            return folder + "/" + name
        }
    }

    /// Another number after each step that was made with it, and whenever it is asked while it is unpacked.
    package var activity: Int {
        if isFinishing.load(ordering: .relaxed) { steps.wrappingAdd(1, ordering: .relaxed) }
        return steps.load(ordering: .relaxed)
    }

    /// Closes the part; a later try goes on with it.
    package func suspend() { state.withLock { $0 = State() } }

    /// Nothing is to come of it: what is there of it is removed, also what an earlier try left.
    package func discard() {
        state.withLock { state in
            if let part = state.part {
                if part.isInPlace { part.remove() }
            } else if let folder = try? LocalFile.open(folder, O_RDONLY | O_DIRECTORY) {
                PartFile.remove(partName, in: folder)
            }
            state = State()
        }
    }
}

extension Arrival {
    private static let closed = FileStoreError(.closed, "The file is not being fetched any more.")

    private func withPart<Value>(
        _ body: (inout PartFile, inout UInt64) throws(FileStoreError) -> Value
    ) throws(FileStoreError) -> Value {
        steps.wrappingAdd(1, ordering: .relaxed)
        return try state.withLock { state throws(FileStoreError) in
            guard var part = state.part else { throw Self.closed }
            defer { state.part = part }
            return try body(&part, &state.checked)
        }
    }

    /// Makes a folder, with those above it, where they are missing.
    private static func make(_ path: String) throws(FileStoreError) {
        guard access(path, F_OK) != 0 else { return }
        try make(PathParts.folder(of: path))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .writing(path, errno) }
    }

    /// Opens a folder in which something is to arrive, made if it is missing.
    static func open(folder: String) throws(FileStoreError) -> LocalFile {
        try make(folder)
        do { return try LocalFile.open(folder, O_RDONLY | O_DIRECTORY) } catch {
            throw error.code == .noSuchFile
                ? FileStoreError(.folder, "\(folder) is no folder; choose another with -o.", cause: error) : error
        }
    }

    /// A folder needs the room twice: for the content, and for its files.
    private func check(room size: UInt64, in folder: LocalFile) throws(FileStoreError) {
        let (twice, isTooMuch) = size.multipliedReportingOverflow(by: shape == .file ? 1 : 2)
        let there = folder.status(of: partName).map { UInt64(clamping: $0.st_size) } ?? 0
        let (needed, overflows) = (twice - min(there, twice)).addingReportingOverflow(Self.reserve)
        guard let room = folder.room, isTooMuch || overflows || needed > room else { return }
        throw FileStoreError(
            .noSpace,
            """
            The file has \(size) bytes, and the disk of \(self.folder) has \(room) free, of which \(Self.reserve) stay \
            free; make room there, or choose another folder.
            """)
    }

    private func name(_ part: PartFile) throws(FileStoreError) -> String {
        try part.synchronize()
        return try FinalName(folder: part.folder, path: folder).move(file: part.name, to: name.text)
    }

    private func unpack(_ part: PartFile, until stop: StopFlag) throws(FileStoreError) -> String {
        do {
            var unpacking = try Unpacking(part, as: unpackName, path: folder + "/" + unpackName)
            try unpacking.run(until: stop)
            let name = try FinalName(folder: part.folder, path: folder).move(folder: unpackName, to: name.text)
            part.remove()
            return name
        } catch {
            Unpacking.remove(unpackName, in: part.folder)
            // What is no folder does not become one by another try.
            if error.code == .unfit { part.remove() }
            throw error
        }
    }
}
