import ChatModel
import Foundation

/// Makes a folder out of a content that is one: writes nothing but new files in new folders, all below one of its own.
struct Unpacking {
    private static let chunkBytes = 1 << 20
    private let part: PartFile
    /// The folder that was made for it.
    private let top: LocalFile
    private let path: String
    /// The names of the folders that were made, by the bytes of their paths.
    private var folders: [[UInt8]: String] = [:]

    /// - Parameters:
    ///   - name: The name of the folder to make beside the part; what an earlier try left there is removed.
    /// - Throws: ``FileStoreError``.
    init(_ part: PartFile, as name: String, path: String) throws(FileStoreError) {
        (self.part, self.path) = (part, path)
        Self.remove(name, in: part.folder)
        guard mkdirat(part.folder.descriptor, name, 0o700) == 0, let top = part.folder.folder(name) else {
            throw .writing(path, errno)
        }
        self.top = top
    }

    /// Unpacks everything.
    /// - Parameter stop: Raised when nobody waits for it any more.
    /// - Throws: ``FileStoreError``; what was unpacked is still there then.
    mutating func run(until stop: StopFlag) throws(FileStoreError) {
        var offset: UInt64 = 0
        let manifest = try manifest(&offset)
        for line in manifest.lines {
            if stop.isRaised { throw FileStoreError(.closed, "The unpacking was stopped.") }
            let names = line.path.names
            let parent = try folder(names.dropLast().map(\.text))
            guard let size = line.size else {
                _ = try folder(names.map(\.text))
                continue
            }
            try write(names.last?.text ?? "", in: parent, from: offset, size: size)
            offset += size
        }
    }

    private func manifest(_ offset: inout UInt64) throws(FileStoreError) -> FolderManifest {
        var reader = ManifestReader()
        var at: UInt64 = 0
        while !reader.isDone, at < part.size {
            let bytes = try part.read(at: at, count: Int(min(UInt64(1 << 16), part.size - at)))
            at += UInt64(bytes.count)
            try reader.take(bytes)
        }
        offset = reader.count
        return try reader.manifest(ofBytes: part.size)
    }

    /// The folder of a path, made with those above it where they are missing; none of them is kept open.
    mutating func folder(_ names: [String]) throws(FileStoreError) -> LocalFile {
        var (folder, key): (LocalFile, [UInt8]) = (top, [])
        for name in names {
            key += [UInt8(ascii: "/")] + name.utf8
            if let made = folders[key] {
                guard let next = folder.folder(made) else { throw .writing("\(path)/\(made)", errno) }
                folder = next
            } else {
                let made = try make(name, in: folder)
                (folder, folders[key]) = (made.folder, made.name)
            }
        }
        return folder
    }

    private func make(
        _ name: String, in folder: LocalFile
    ) throws(FileStoreError) -> (folder: LocalFile, name: String) {
        try each(name) { candidate in
            guard mkdirat(folder.descriptor, candidate, 0o700) == 0 else { return nil }
            return folder.folder(candidate).map { ($0, candidate) }
        }
    }

    private func write(
        _ name: String, in folder: LocalFile, from start: UInt64, size: UInt64
    ) throws(FileStoreError) {
        let file = try each(name) { folder.opened($0, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600) }
        var done: UInt64 = 0
        while done < size {
            let bytes = try part.read(at: start + done, count: Int(min(UInt64(Self.chunkBytes), size - done)))
            guard file.write(bytes, at: done) else { throw .writing("\(path)/\(name)", errno) }
            done += UInt64(bytes.count)
        }
        guard fsync(file.descriptor) == 0 else { throw .writing("\(path)/\(name)", errno) }
    }

    /// Tries the safe form of a name, then that with numbers: where upper and lower case are one, or two names became
    /// the same, something may be there.
    private func each<Made>(_ name: String, _ make: (String) -> Made?) throws(FileStoreError) -> Made {
        let safe = SafeName.received(name, isShown: false)
        for number in 0..<1_000 {
            if let made = make(number == 0 ? safe : SafeName.numbered(safe, number)) { return made }
            guard errno == EEXIST else { break }
        }
        throw .writing("\(path)/\(safe)", errno)
    }
}

extension Unpacking {
    /// Removes a folder with all below it; links in it go, and what they lead to stays.
    static func remove(_ name: String, in folder: LocalFile) {
        if let inner = folder.folder(name) {
            for name in inner.names() ?? [] { if let name { remove(name, in: inner) } }
            unlinkat(folder.descriptor, name, AT_REMOVEDIR)
        } else {
            unlinkat(folder.descriptor, name, 0)
        }
    }
}
