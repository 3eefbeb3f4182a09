import ChatModel
import Foundation

/// The folder that a hub's owner shares: only read, name by name from its own descriptor, so that no path leads out of
/// it, and no link is followed in it.
struct SharedFolder: Sendable {
    /// Where it is; links in this path are the owner's own.
    let path: String

    /// Opens a plain file.
    /// - Throws: ``FileStoreError``, `noSuchFile` for whatever else it is.
    func open(_ path: FilePath) throws(FileStoreError) -> (file: LocalFile, mark: FileMark) {
        guard let name = path.names.last?.text else { throw .noSuchStoredFile }
        let folder = try folder(path.names.dropLast())
        // Some devices do things when they are opened: looked at first.
        guard folder.status(of: name)?.isFile ?? false else { throw .noSuchStoredFile }
        guard let file = folder.opened(name, O_RDONLY) else { throw .storeReading(errno) }
        guard let status = file.status, status.isFile else { throw .noSuchStoredFile }
        return (file, FileMark(status))
    }

    /// The folder of a path.
    /// - Throws: ``FileStoreError``.
    func folder(_ names: some Sequence<FileName>) throws(FileStoreError) -> LocalFile {
        let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noSharedFolder }
        var folder = LocalFile(descriptor)
        for name in names {
            guard let next = folder.folder(name.text) else { throw .storeReading(errno) }
            folder = next
        }
        return folder
    }
}
