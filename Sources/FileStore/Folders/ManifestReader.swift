import ChatModel

/// Reads a folder's manifest, which may have been written by anybody, as its bytes come.
struct ManifestReader {
    /// How many bytes the manifest had, its empty line included.
    private(set) var count: UInt64 = 0
    /// Whether the empty line was read.
    private(set) var isDone = false
    private var lines: [FolderManifest.Line] = []
    private var rest: [UInt8] = []
    private var hasTitle = false
    /// Everything that is there, by its bytes: Swift takes different bytes for one text.
    private var files: Set<[UInt8]> = []
    private var folders: Set<[UInt8]> = []
    /// The bytes of all files.
    private var total: UInt64 = 0

    /// Takes the next bytes; those behind the manifest are left alone.
    /// - Throws: ``FileStoreError`` (`unfit`).
    mutating func take(_ bytes: [UInt8]) throws(FileStoreError) {
        for byte in bytes where !isDone {
            count += 1
            if byte == UInt8(ascii: "\n") {
                try end()
                rest.removeAll(keepingCapacity: true)
            } else {
                rest.append(byte)
                guard rest.count <= FilePath.byteLimit + 32 else { throw Self.unfit("a line is too long") }
            }
        }
    }

    /// The manifest, once it is whole.
    /// - Parameter size: The bytes of the whole content.
    /// - Throws: ``FileStoreError`` (`unfit`) if the two do not belong together.
    func manifest(ofBytes size: UInt64) throws(FileStoreError) -> FolderManifest {
        guard isDone, count.addingReportingOverflow(total) == (size, false) else {
            throw Self.unfit("it has other bytes than its list says")
        }
        return FolderManifest(lines: lines)
    }

    private mutating func end() throws(FileStoreError) {
        guard hasTitle else {
            guard rest.elementsEqual(FolderManifest.title.utf8) else { throw Self.unfit("its first line is another") }
            hasTitle = true
            return
        }
        if rest.isEmpty {
            isDone = true
        } else {
            try add(try line())
        }
    }

    private func line() throws(FileStoreError) -> FolderManifest.Line {
        let parts = rest.split(separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let text = String(validating: parts[1], as: UTF8.self), !text.isEmpty,
            let path = try? FilePath(text)
        else { throw Self.unfit("a path is none") }
        if parts[0].elementsEqual("-".utf8) { return FolderManifest.Line(path: path, size: nil) }
        guard parts[0].allSatisfy({ (0x30...0x39).contains($0) }), parts[0].count == 1 || parts[0].first != 0x30,
            let size = UInt64(String(decoding: parts[0], as: UTF8.self))
        else { throw Self.unfit("a size is none") }
        return FolderManifest.Line(path: path, size: size)
    }

    private mutating func add(_ line: FolderManifest.Line) throws(FileStoreError) {
        guard lines.count < FolderManifest.lineLimit else { throw Self.unfit("it holds too much") }
        let path = Array(line.path.text.utf8)
        for end in path.indices where path[end] == UInt8(ascii: "/") { folders.insert(Array(path[..<end])) }
        guard files.insert(path).inserted, !folders.contains(path), !hasFileAbove(path) else {
            throw Self.unfit("a path stands in it twice")
        }
        let (sum, isTooMuch) = total.addingReportingOverflow(line.size ?? 0)
        guard !isTooMuch else { throw Self.unfit("its sizes are none") }
        total = sum
        lines.append(line)
    }

    private func hasFileAbove(_ path: [UInt8]) -> Bool {
        path.indices.contains { path[$0] == UInt8(ascii: "/") && files.contains(Array(path[..<$0])) }
    }

    private static func unfit(_ why: String) -> FileStoreError {
        FileStoreError(.unfit, "What came is not a folder as folders are sent: \(why). Nothing of it was unpacked.")
    }
}
