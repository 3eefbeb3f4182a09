import ChatModel
import Foundation
import Synchronization

/// A folder that arrives file by file: under a name that says that it is not whole first, where a later try goes on, then
/// under its own. Every call blocks on the disk; they come one after the other.
package final class FolderArrival: Sendable {
    /// Where a file of it arrives.
    package struct Place: Hashable, Sendable {
        package let folder: String
        package let name: String
    }

    private let folder: String
    private let name: ArrivalName
    private let token: String
    private let state = Mutex(State())

    private struct State {
        /// The folder in which it is to stand, and the one in which its files are until then.
        var open: (outer: LocalFile, part: LocalFile)?
        var paths = SafePaths()
    }

    /// - Parameters:
    ///   - folder: Where it is to arrive; made if it is missing.
    ///   - token: A short text of letters and digits that tells it from others of the same name.
    package init(into folder: String, as name: ArrivalName, token: String) {
        (self.folder, self.name, self.token) = (folder, name, token)
    }

    private var partName: String { SafeName.part(name.text, token: token) }
    private var path: String { folder + "/" + partName }

    /// Makes the folder for its files, or takes over what an earlier try left.
    /// - Throws: ``FileStoreError``; `busy` while another program fetches it.
    package func open() throws(FileStoreError) {
        try state.withLock { state throws(FileStoreError) in
            if state.open != nil { return }
            let outer = try Arrival.open(folder: folder)
            guard let part = outer.madeFolder(partName) else { throw .writing(path, errno) }
            guard let status = part.status, status.st_uid == geteuid() else { throw .writing(path, EEXIST) }
            guard flock(part.descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw FileStoreError(.busy, "\(path) is being written already; wait until that has ended.")
            }
            state.open = (outer, part)
        }
    }

    /// Makes a folder in it.
    /// - Throws: ``FileStoreError``.
    package func make(_ names: [FileName]) throws(FileStoreError) {
        try withPart { (part, paths) throws(FileStoreError) in _ = try Self.folder(paths.safe(names), in: part, path) }
    }

    /// Where a file of it is to arrive; that folder is there then.
    /// - Throws: ``FileStoreError``.
    package func place(of names: [FileName]) throws(FileStoreError) -> Place {
        try withPart { (part, paths) throws(FileStoreError) in
            let safe = paths.safe(names)
            _ = try Self.folder(safe.dropLast(), in: part, path)
            return Place(folder: ([path] + safe.dropLast()).joined(separator: "/"), name: safe.last ?? "")
        }
    }

    /// Whether a file has arrived already, and is no older than the hub's; an older one is removed.
    /// - Throws: ``FileStoreError``.
    package func has(_ names: [FileName], size: UInt64, since time: HubTime) throws(FileStoreError) -> Bool {
        try withPart { (part, paths) throws(FileStoreError) in
            let safe = paths.safe(names)
            let folder = try Self.folder(safe.dropLast(), in: part, path)
            guard let name = safe.last, let status = folder.status(of: name), status.isFile else { return false }
            let mark = FileMark(status)
            if mark.size == size, mark.milliseconds >= time.milliseconds { return true }
            guard folder.remove(name) else { throw .writing("\(path)/\(name)", errno) }
            return false
        }
    }

    /// Everything is there: it gets its name.
    /// - Returns: its path.
    /// - Throws: ``FileStoreError``.
    package func finish() throws(FileStoreError) -> String {
        try state.withLock { state throws(FileStoreError) in
            guard let (outer, part) = state.open else { throw Self.closed }
            _ = part.settle()
            let name = try FinalName(folder: outer, path: folder).move(folder: partName, to: name.text)
            _ = outer.settle()
            state = State()
            return folder + "/" + name
        }
    }

    private static let closed = FileStoreError(.closed, "The folder is not being fetched any more.")

    private func withPart<Value>(
        _ body: (LocalFile, inout SafePaths) throws(FileStoreError) -> Value
    ) throws(FileStoreError) -> Value {
        try state.withLock { state throws(FileStoreError) in
            guard let part = state.open?.part else { throw Self.closed }
            return try body(part, &state.paths)
        }
    }

    private static func folder(
        _ names: some Sequence<String>, in top: LocalFile, _ path: String
    ) throws(FileStoreError) -> LocalFile {
        var folder = top
        for name in names {
            guard let next = folder.madeFolder(name) else { throw .writing("\(path)/\(name)", errno) }
            folder = next
        }
        return folder
    }
}

/// Which names on this machine stand for the names of a folder from elsewhere: the same in every run that hears of them in
/// the same order. No two are one, also where upper and lower case are.
struct SafePaths {
    /// By the bytes of the paths from elsewhere.
    private var names: [[UInt8]: String] = [:]
    private var taken: Set<String> = []

    /// The path on this machine.
    mutating func safe(_ path: [FileName]) -> [String] {
        var (safe, key): ([String], [UInt8]) = ([], [])
        for name in path {
            key += [UInt8(ascii: "/")] + name.text.utf8
            let found = names[key] ?? free(SafeName.received(name.text, isShown: false), in: safe)
            names[key] = found
            safe.append(found)
        }
        return safe
    }

    private mutating func free(_ name: String, in folder: [String]) -> String {
        var (candidate, number) = (name, 0)
        while !taken.insert((folder + [candidate]).joined(separator: "/").lowercased()).inserted {
            number += 1
            candidate = SafeName.numbered(name, number)
        }
        return candidate
    }
}
