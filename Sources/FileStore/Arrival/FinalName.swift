import ChatModel
import Foundation

/// Gives what has arrived a name that nothing else has.
struct FinalName {
    /// How many numbers are tried.
    private static let limit = 10_000
    let folder: LocalFile
    /// For people.
    let path: String

    /// Gives a file that is in the folder under another name the first of `name`, `name (1)`… that is free.
    /// - Returns: the name.
    /// - Throws: ``FileStoreError``.
    func move(file part: String, to name: String) throws(FileStoreError) -> String {
        try first(name) { candidate in
            // A link, unlike a rename, never takes the place of what is there.
            if linkat(folder.descriptor, part, folder.descriptor, candidate, 0) == 0 {
                unlinkat(folder.descriptor, part, 0)
                return true
            }
            guard errno != EEXIST else { return false }
            // Some file systems have no links: there an empty file keeps the place.
            let place = folder.opened(candidate, O_WRONLY | O_CREAT | O_EXCL)
            guard place != nil else { return false }
            return renameat(folder.descriptor, part, folder.descriptor, candidate) == 0
        }
    }

    /// The same for a folder.
    func move(folder part: String, to name: String) throws(FileStoreError) -> String {
        try first(name) { candidate in
            // Only an empty folder gives way to another one, so the place is taken first.
            guard mkdirat(folder.descriptor, candidate, 0o700) == 0 else { return false }
            if renameat(folder.descriptor, part, folder.descriptor, candidate) == 0 { return true }
            let reason = errno
            unlinkat(folder.descriptor, candidate, AT_REMOVEDIR)
            errno = reason
            return false
        }
    }

    /// Tries names until one is taken; it goes on only if the name was not free.
    private func first(_ name: String, _ take: (String) -> Bool) throws(FileStoreError) -> String {
        for number in 0..<Self.limit {
            let candidate = number == 0 ? name : SafeName.numbered(name, number)
            if take(candidate) { return candidate }
            guard errno == EEXIST || errno == ENOTEMPTY else { throw .writing(path + "/" + candidate, errno) }
        }
        throw .writing(path + "/" + name, EEXIST)
    }
}
