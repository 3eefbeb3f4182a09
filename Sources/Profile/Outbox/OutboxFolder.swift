import Foundation

/// The folder of a person's outbox logs. Making and taking over logs happens under its lock: a log is never seen
/// between its making and its own lock.
struct OutboxFolder {
    private static let suffix = ".log"
    let path: String

    /// - Throws: ``ProfileError`` if it can't be made, or others may change what is in it.
    init(path: String) throws(ProfileError) {
        self.path = path
        try PrivateFolder(path: path).make()
    }

    /// Waits until no other client starts here.
    /// - Throws: ``ProfileError`` if this file system has no locks.
    func lock() throws(ProfileError) -> Descriptor {
        let folder = Descriptor(open(path, O_RDONLY | O_CLOEXEC))
        guard folder.isOpen, folder.lock(waiting: true) else {
            let error = ProfileError.unwritable(path)
            folder.close()
            throw error
        }
        return folder
    }

    /// Makes a log that is held from its first moment on.
    /// - Throws: ``ProfileError``.
    func makeFile() throws(ProfileError) -> OutboxFile {
        let path = "\(path)/\(UUID().uuidString.lowercased())\(Self.suffix)"
        let file = Descriptor(open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600))
        guard file.isOpen, file.lock(waiting: false) else {
            let error = ProfileError.unwritable(path)
            file.close()
            throw error
        }
        return OutboxFile(path: path, descriptor: file)
    }

    /// The logs that no running client holds; they are held from here on. What others may write in is sent for nobody.
    func abandoned() -> [OutboxFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(Self.suffix) }.sorted().compactMap { name in
            let path = "\(path)/\(name)"
            let file = Descriptor(open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK))
            guard file.isOpen, file.isFile, file.isOwners, file.lock(waiting: false) else {
                file.close()
                return nil
            }
            return OutboxFile(path: path, descriptor: file)
        }
    }
}
