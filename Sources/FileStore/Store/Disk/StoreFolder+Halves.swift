import ChatModel
import Foundation

/// Halves on the disk, and what becomes of them.
extension StoreFolder {
    /// The two files of a half, which are made where they are not there.
    /// - Returns: whether the half is new, too.
    /// - Throws: ``FileStoreError``.
    func openHalf(_ half: HalfName) throws(FileStoreError) -> (data: LocalFile, log: PieceLog, isNew: Bool) {
        let name = Self.name(of: half)
        let isNew = halves.status(of: name) == nil
        // A list without its half says nothing.
        if isNew { halves.remove(name + Self.listSuffix) }
        guard let data = halves.plainFile(name, O_RDWR | O_CREAT),
            let list = halves.plainFile(name + Self.listSuffix, O_RDWR | O_CREAT)
        else { throw .storeWriting(errno) }
        return (data, PieceLog(file: list), isNew)
    }

    /// Takes a half from the disk; one that is not there is fine.
    /// - Throws: ``FileStoreError``.
    func removeHalf(_ half: HalfName) throws(FileStoreError) {
        let name = Self.name(of: half)
        guard halves.remove(name) || errno == ENOENT else { throw .storeWriting(errno) }
        halves.remove(name + Self.listSuffix)
    }

    /// Whether there is anything of a half.
    func hasHalf(_ half: HalfName) -> Bool { halves.status(of: Self.name(of: half)) != nil }

    /// When the last byte of a half was written, in milliseconds; nil if it is not there.
    func time(of half: HalfName) -> UInt64? {
        halves.status(of: Self.name(of: half)).map { FileMark($0).milliseconds }
    }

    /// Makes a content of a half, whose files have been settled. The names come in such an order that whatever is left
    /// by a hub that is killed here is either a half still, or swept.
    /// - Returns: whether the content is new; one that is there already is replaced, since the disk may have spoiled it.
    /// - Throws: ``FileStoreError``; then the half is still there.
    func publish(_ half: HalfName, size: UInt64, as id: FileID) throws(FileStoreError) -> Bool {
        let (name, list) = (Self.name(of: half), Self.name(of: half) + Self.listSuffix)
        guard let folder = top.madeFolder(String(id.hex.prefix(2))) else { throw .storeWriting(errno) }
        let old = folder.status(of: id.hex)
        guard linkList(list, as: id, in: folder) else { throw .storeWriting(errno) }
        guard renameat(halves.descriptor, name, folder.descriptor, id.hex) == 0 else {
            let reason = errno
            folder.remove(id.hex + Self.listSuffix)
            throw .storeWriting(reason)
        }
        halves.remove(list)
        return old.map { !$0.isFile || UInt64(clamping: $0.st_size) != size } ?? true
    }

    /// Waits until the disk knows the names that ``publish(_:size:as:)`` gave.
    /// - Throws: ``FileStoreError``.
    func settleNames(of id: FileID) throws(FileStoreError) {
        guard let folder = folder(of: id), folder.settle(), top.settle(), halves.settle() else {
            throw .storeWriting(errno)
        }
    }

    /// Gives a half's list a second name beside the content; false if that fails, with the reason in `errno`.
    private func linkList(_ list: String, as id: FileID, in folder: LocalFile) -> Bool {
        let name = id.hex + Self.listSuffix
        folder.remove(name)
        if linkat(halves.descriptor, list, folder.descriptor, name, 0) == 0 { return true }
        // Some file systems know no second name.
        return renameat(halves.descriptor, list, folder.descriptor, name) == 0
    }
}
