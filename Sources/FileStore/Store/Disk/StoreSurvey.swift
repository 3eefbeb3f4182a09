import ChatModel
import Foundation

/// What stands in a folder of files. Names that are not ours are left alone and count for nothing.
extension StoreFolder {
    /// The contents of one of ``folderNames``.
    func contents(in name: String) -> [StoredContent] {
        guard let folder = top.folder(name), let names = FolderNames(folder) else { return [] }
        var contents: [StoredContent] = []
        while let (file, _) = names.next() {
            guard let id = Self.content(file, in: name), let status = folder.status(of: file), status.isFile else {
                continue
            }
            contents.append(StoredContent(id: id, size: UInt64(clamping: status.st_size)))
        }
        return contents
    }

    /// Every half, its bytes, and when they were written last, in milliseconds.
    func halfFiles() -> [(name: HalfName, size: UInt64, time: UInt64)] {
        guard let names = FolderNames(halves) else { return [] }
        var found: [(HalfName, UInt64, UInt64)] = []
        while let (file, _) = names.next() {
            guard let half = Self.half(file), let status = halves.status(of: file), status.isFile else { continue }
            found.append((half, UInt64(clamping: status.st_size), FileMark(status).milliseconds))
        }
        return found
    }

    /// Takes a content away, with its list.
    /// - Returns: the bytes that it had; nil if it was not there.
    /// - Throws: ``FileStoreError``.
    func removeContent(_ id: FileID) throws(FileStoreError) -> UInt64? {
        guard let folder = folder(of: id), let status = folder.status(of: id.hex), status.isFile else { return nil }
        guard folder.remove(id.hex) else { throw .storeWriting(errno) }
        folder.remove(id.hex + Self.listSuffix)
        return UInt64(clamping: status.st_size)
    }

    /// Takes away lists of pieces whose content or half is not there: a hub that was killed leaves such.
    func sweepLists() {
        sweepLists(in: halves) { Self.half($0) != nil }
        for name in Self.folderNames {
            guard let folder = top.folder(name) else { continue }
            sweepLists(in: folder) { Self.content($0, in: name) != nil }
        }
    }

    private func sweepLists(in folder: LocalFile, isOurs: (Substring) -> Bool) {
        guard let names = FolderNames(folder) else { return }
        var lost: [String] = []
        while let (file, _) = names.next() {
            let name = file.dropLast(Self.listSuffix.count)
            guard file.hasSuffix(Self.listSuffix), isOurs(name) else { continue }
            if folder.status(of: String(name)) == nil, errno == ENOENT { lost.append(file) }
        }
        for name in lost { folder.remove(name) }
    }
}

extension FileMark {
    /// The time of the last change, in milliseconds since 1970; 0 for one before.
    var milliseconds: UInt64 {
        seconds < 0 ? 0 : UInt64(seconds) &* 1_000 &+ UInt64(nanoseconds / 1_000_000)
    }
}
