import ChatModel
import Foundation

/// What stands in the folder that a hub's owner shares.
extension SharedFolder {
    /// A name that can be shown, and may be fetched or looked into.
    private struct Line {
        let name: FileName
        let bytes: [UInt8]
    }

    /// A page of it, in order of the names' bytes; links, pipes, devices and names that are none are left out.
    /// - Parameters:
    ///   - after: How many lines were given before.
    ///   - nameLimit: How many names are looked at; the others are not seen.
    /// - Throws: ``FileStoreError``.
    func list(_ path: FilePath, after: UInt64, limit: Int, nameLimit: Int) throws(FileStoreError) -> FileList {
        let folder = try folder(path.names)
        let lines = try lines(in: folder, limit: nameLimit)
        let start = Int(clamping: after)
        let page = lines.dropFirst(start).prefix(max(0, min(limit, FileList.lineLimit)))
        let end = start + page.count
        return FileList(
            shared: page.compactMap { shared($0.name, in: folder) },
            next: page.isEmpty || end >= lines.count ? nil : UInt64(end))
    }

    private func lines(in folder: LocalFile, limit: Int) throws(FileStoreError) -> [Line] {
        guard let names = FolderNames(folder) else { throw .storeReading(errno) }
        var lines: [Line] = []
        var seen = 0
        while seen < limit, let (text, kind) = names.next() {
            seen += 1
            guard let name = try? FileName(text), isShared(text, kind, in: folder) else { continue }
            lines.append(Line(name: name, bytes: Array(text.utf8)))
        }
        return lines.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    private func isShared(_ name: String, _ kind: FolderNames.Kind, in folder: LocalFile) -> Bool {
        switch kind {
        case .file, .folder: true
        case .other: false
        case .unknown: folder.status(of: name).map { $0.isFile || $0.isFolder } ?? false
        }
    }

    private func shared(_ name: FileName, in folder: LocalFile) -> SharedLine? {
        guard let status = folder.status(of: name.text), status.isFile || status.isFolder else { return nil }
        let mark = FileMark(status)
        return SharedLine(
            name: name, isFolder: status.isFolder, size: status.isFolder ? 0 : mark.size,
            time: HubTime(milliseconds: mark.milliseconds))
    }
}
