import ChatModel

/// What stands before the bytes of a folder that is sent as one content (see *Folders* in the protocol).
package struct FolderManifest: Hashable, Sendable {
    /// The most lines that a folder may have, sent or received.
    package static let lineLimit = 100_000
    static let title = "hubbub folder 1"

    /// A file, or a folder with nothing in it.
    package struct Line: Hashable, Sendable {
        package let path: FilePath
        /// The bytes of a file; nil for a folder.
        package let size: UInt64?

        package init(path: FilePath, size: UInt64?) {
            self.path = path
            self.size = size
        }
    }

    package let lines: [Line]

    package init(lines: [Line]) { self.lines = lines }

    /// How many of the lines are files.
    package var fileCount: Int { lines.count { $0.size != nil } }

    /// The bytes that stand before those of the files.
    package var header: [UInt8] {
        var header = Array((Self.title + "\n").utf8)
        for line in lines {
            header += (line.size.map(String.init) ?? "-").utf8
            header.append(UInt8(ascii: " "))
            header += line.path.text.utf8
            header.append(UInt8(ascii: "\n"))
        }
        header.append(UInt8(ascii: "\n"))
        return header
    }
}
