import ChatModel
import Foundation
import Synchronization

/// Something that is sent: a file, a folder or a pipe as one content that can be read at any offset. Every call blocks
/// on the disk; they come one after the other.
package final class Departure: Sendable {
    /// What is said of it before its first byte.
    package let offer: FileOffer
    /// By which it is known again while it has not changed, over a restart; nil for a pipe, which comes once.
    package let mark: String?
    /// What of a folder is not sent.
    package let leftOut: LeftOut
    private let bytes: any DepartureBytes
    private let sent = Mutex(SentBytes())
    private let reads = Atomic<Int>(0)

    private init(_ offer: FileOffer, mark: String?, leftOut: LeftOut = LeftOut(), bytes: any DepartureBytes) {
        (self.offer, self.mark, self.leftOut, self.bytes) = (offer, mark, leftOut, bytes)
    }

    /// Opens a file or folder.
    /// - Parameters:
    ///   - name: What it is to be called; nil for its own name.
    ///   - stop: Raised when nobody waits for it any more.
    /// - Throws: ``FileStoreError`` if it can't be read or can't be sent, or (`closed`) if it was stopped.
    package static func open(
        _ path: String, name: String? = nil, until stop: StopFlag = StopFlag()
    ) throws(FileStoreError) -> Departure {
        let file = try LocalFile.open(path)
        guard let status = file.status else { throw .reading(path, errno) }
        let name = SafeName.sent(name ?? ownName(path))
        if status.isFolder { return try folder(path, file, name, until: stop) }
        guard status.isFile else {
            throw FileStoreError(.unfit, "\(path) is neither a file nor a folder, so it can't be sent.")
        }
        let bytes = try FileBytes(path: path, file: file, status: status)
        let head = file.read(at: 0, count: KindGuess.headBytes) ?? []
        let offer = FileOffer(
            name: name, size: bytes.mark.size, shape: .file, kind: KindGuess.kind(name: name.text, head: head))
        return Departure(offer, mark: bytes.mark.text, bytes: bytes)
    }

    /// Takes what comes out of a pipe, to its end.
    /// - Parameter descriptor: Stays open, and the caller's.
    package static func pipe(_ descriptor: CInt, name: String) -> Departure {
        let name = SafeName.sent(name)
        let kind = KindGuess.kind(name: name.text, head: [])
        let offer = FileOffer(name: name, size: nil, shape: .file, kind: kind)
        return Departure(offer, mark: nil, bytes: PipeBytes(descriptor: descriptor))
    }

    private static func folder(
        _ path: String, _ top: LocalFile, _ name: FileName, until stop: StopFlag
    ) throws(FileStoreError) -> Departure {
        let listing = try FolderListing(of: top, path: path, until: stop)
        let bytes = try FolderBytes(top: top, listing: listing)
        let count = UInt32(clamping: listing.files.count)
        let offer = FileOffer(name: name, size: bytes.size, shape: .folder(files: count), kind: .other)
        let mark = PieceHasher.digest(of: Array(listing.text.utf8)).hex
        return Departure(offer, mark: mark, leftOut: listing.leftOut, bytes: bytes)
    }

    /// The last name of a path, looked up where the path does not say it, as in `..`.
    private static func ownName(_ path: String) -> String {
        let last = (path as NSString).lastPathComponent
        guard last == "." || last == ".." || last == "/" || last.isEmpty else { return last }
        return URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    }
}

extension Departure {
    /// The bytes from an offset on, at most so many; none only behind the last.
    /// - Parameter stop: Raised when nobody waits for them any more.
    /// - Throws: ``FileStoreError`` (`changed`, `noSuchFile`, `closed` when it was stopped, or another).
    package func read(
        at offset: UInt64, count: Int, until stop: StopFlag = StopFlag()
    ) throws(FileStoreError) -> [UInt8] {
        let read = try bytes.read(at: offset, count: count, until: stop)
        reads.wrappingAdd(1, ordering: .relaxed)
        sent.withLock { if $0.front.count == offset, !read.isEmpty { $0.add(read) } }
        return read
    }

    /// What the bytes before an offset are called; those that were not read yet are.
    /// - Throws: as ``read(at:count:until:)``; `wrongPlace` if there are not so many.
    package func id(upTo offset: UInt64, until stop: StopFlag = StopFlag()) throws(FileStoreError) -> FileID {
        sent.withLock { $0.rewind(to: offset) }
        while true {
            let front = sent.withLock { $0.front }
            if front.count == offset { return front.id }
            if stop.isRaised { throw FileStoreError(.closed, "The sending was stopped.") }
            let count = min(UInt64(FilePieces.bytes), offset - front.count)
            guard try !read(at: front.count, count: Int(count), until: stop).isEmpty else {
                throw FileStoreError(.wrongPlace, "There are fewer bytes than the hub has already; send it again.")
            }
        }
    }

    /// What it is called, once all of it was read to be sent; nil before, and where the hub had it already.
    package var sentID: FileID? {
        sent.withLock { sent in
            offer.size.map { sent.front.count == $0 } ?? (sent.front.count > 0) ? sent.front.id : nil
        }
    }

    /// Another number after each step that was made with it, and whenever it is asked while a pipe is waited for, whose
    /// other end may take all the time it wants.
    package var activity: Int {
        if bytes.isWaiting { reads.wrappingAdd(1, ordering: .relaxed) }
        return reads.load(ordering: .relaxed)
    }

    /// Looks whether it is still what it was.
    /// - Throws: ``FileStoreError`` (`changed`, `noSuchFile`).
    package func check() throws(FileStoreError) { try bytes.check() }
}
