import ChatModel
import Foundation
import Synchronization

/// The bytes of a folder as one content: its manifest, then its files, none of which is copied anywhere.
final class FolderBytes: DepartureBytes {
    let size: UInt64
    private let top: LocalFile
    private let listing: FolderListing
    private let header: [UInt8]
    /// Where the bytes of each file begin, in the order of the listing.
    private let starts: [UInt64]
    /// The file that was read last.
    private let current = Mutex<(index: Int, file: LocalFile)?>(nil)

    /// - Throws: ``FileStoreError`` (`tooLarge` if its sizes have no sum).
    init(top: LocalFile, listing: FolderListing) throws(FileStoreError) {
        (self.top, self.listing) = (top, listing)
        header = listing.manifest.header
        var (starts, end): ([UInt64], UInt64) = ([], UInt64(header.count))
        for file in listing.files {
            starts.append(end)
            let (sum, isTooMuch) = end.addingReportingOverflow(file.mark.size)
            guard !isTooMuch else { throw FileStoreError(.tooLarge, "\(listing.path) is too large to be sent.") }
            end = sum
        }
        (self.starts, size) = (starts, end)
    }

    func read(at offset: UInt64, count: Int, until stop: StopFlag) throws(FileStoreError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let next = try part(at: offset + UInt64(bytes.count), count: count - bytes.count)
            if next.isEmpty { break }
            bytes += next
        }
        return bytes
    }

    var isWaiting: Bool { false }

    func check() throws(FileStoreError) {
        for index in listing.files.indices { _ = try opened(index) }
    }

    /// The bytes from an offset on, at most up to the end of the file in which it is.
    private func part(at offset: UInt64, count: Int) throws(FileStoreError) -> [UInt8] {
        if offset < header.count { return Array(header[Int(offset)...].prefix(count)) }
        guard offset < size else { return [] }
        let index = self.index(of: offset)
        let file = listing.files[index]
        let inside = offset - starts[index]
        let wanted = Int(clamping: min(UInt64(clamping: count), file.mark.size - inside))
        let open = try current.withLock { current throws(FileStoreError) -> LocalFile in
            if let current, current.index == index { return current.file }
            let file = try opened(index)
            current = (index, file)
            return file
        }
        guard let bytes = open.read(at: inside, count: wanted) else { throw .reading(listing.name(file.path), errno) }
        guard bytes.count == wanted, let status = open.status, FileMark(status) == file.mark else {
            throw .changedMeanwhile(listing.name(file.path))
        }
        return bytes
    }

    /// The last file that begins at an offset or before it; an empty one begins where the next does.
    private func index(of offset: UInt64) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// Opens a file anew, name by name and through no link, and sees whether it is the one that was listed.
    private func opened(_ index: Int) throws(FileStoreError) -> LocalFile {
        let file = listing.files[index]
        var folder = top
        for name in file.path.names.dropLast() {
            guard let next = folder.folder(name.text) else { throw .gone(listing.name(file.path)) }
            folder = next
        }
        guard let name = file.path.names.last, let open = folder.opened(name.text, O_RDONLY) else {
            throw errno == EACCES ? .reading(listing.name(file.path), errno) : .gone(listing.name(file.path))
        }
        guard let status = open.status, FileMark(status) == file.mark else {
            throw .changedMeanwhile(listing.name(file.path))
        }
        return open
    }
}
