import ChatModel
import Foundation

/// What is in a folder that is sent, as it was at one moment.
struct FolderListing: Sendable {
    struct File: Sendable {
        let path: FilePath
        let mark: FileMark
    }

    /// The folder, as its sender wrote it.
    let path: String
    /// In order of the bytes of their paths.
    private(set) var files: [File] = []
    private(set) var leftOut = LeftOut()
    private var empty: [FilePath] = []
    private let stop: StopFlag

    /// Reads a folder with all below it; links are not followed.
    /// - Parameter stop: Raised when nobody waits for it any more.
    /// - Throws: ``FileStoreError`` if a part of it can't be read, or there is too much, or (`closed`) it was stopped.
    init(of top: LocalFile, path: String, until stop: StopFlag = StopFlag()) throws(FileStoreError) {
        (self.path, self.stop) = (path, stop)
        try read(top, [])
        files.sort { $0.path.text.utf8.lexicographicallyPrecedes($1.path.text.utf8) }
    }

    var manifest: FolderManifest {
        let lines =
            files.map { FolderManifest.Line(path: $0.path, size: $0.mark.size) }
            + empty.map { FolderManifest.Line(path: $0, size: nil) }
        return FolderManifest(
            lines: lines.sorted { $0.path.text.utf8.lexicographicallyPrecedes($1.path.text.utf8) })
    }

    /// By which the folder is known again while nothing in it has changed.
    var text: String {
        files.map { "\($0.path.text)\t\($0.mark.text)\n" }.joined() + empty.map { "\($0.text)\n" }.sorted().joined()
    }

    /// A path as a person finds it.
    func name(_ below: FilePath) -> String { path + "/" + below.text }

    private mutating func read(_ folder: LocalFile, _ above: [FileName]) throws(FileStoreError) {
        guard let names = folder.names() else { throw .reading(self.name(above), errno) }
        let before = files.count + empty.count
        for name in names {
            if stop.isRaised { throw FileStoreError(.closed, "The counting was stopped.") }
            guard let name, let path = Self.path(above, name) else {
                leftOut.add(\.names, self.name(above, name ?? "?"))
                continue
            }
            try add(name, path, in: folder)
        }
        if files.count + empty.count == before, !above.isEmpty, let path = Self.path(above) { empty.append(path) }
        guard files.count + empty.count <= FolderManifest.lineLimit else {
            throw FileStoreError(
                .tooLarge,
                "\(self.path) holds more than \(FolderManifest.lineLimit) files; pack it into an archive and send that."
            )
        }
    }

    private mutating func add(_ name: String, _ path: FilePath, in folder: LocalFile) throws(FileStoreError) {
        guard let status = folder.status(of: name) else { throw .changedMeanwhile(self.name(path)) }
        if status.isFolder {
            guard let below = folder.folder(name) else { throw .reading(self.name(path), errno) }
            try read(below, path.names)
        } else if status.isFile {
            files.append(File(path: path, mark: FileMark(status)))
        } else if status.isLink {
            leftOut.add(\.links, path.text)
        } else {
            leftOut.add(\.specials, path.text)
        }
    }

    private func name(_ above: [FileName]) -> String {
        ([path] + above.map(\.text)).joined(separator: "/")
    }

    /// A path in the folder, for people, whatever the name is made of.
    private func name(_ above: [FileName], _ name: String) -> String {
        (above.map(\.text) + [name]).joined(separator: "/")
    }

    /// The path of a name below others, if it can be sent.
    private static func path(_ above: [FileName], _ name: String? = nil) -> FilePath? {
        if name?.utf8.contains(UInt8(ascii: "/")) == true { return nil }
        return try? FilePath((above.map(\.text) + (name.map { [$0] } ?? [])).joined(separator: "/"))
    }
}

/// What is not sent with a folder, and how much of it.
package struct LeftOut: Hashable, Sendable {
    /// Links, which are not followed.
    package var links = 0
    /// Pipes, sockets and devices.
    package var specials = 0
    /// Names or paths that can't be sent.
    package var names = 0
    /// The first few paths, as the folder has them.
    package private(set) var first: [String] = []

    package init() {}

    /// How many paths are named.
    private static let named = 3

    mutating func add(_ kind: WritableKeyPath<LeftOut, Int>, _ path: String) {
        self[keyPath: kind] += 1
        if first.count < Self.named { first.append(path) }
    }
}
