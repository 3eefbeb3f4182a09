import ChatModel
import FileTransfer

/// Finds the file that a person means: by the beginning of its ID, by its name, or by its path in the shared folder.
enum FileFinder {
    /// The fewest digits of an ID.
    private static let fewestDigits = 4
    /// How many pages of a hub's files are looked through.
    private static let pageLimit = 500

    /// All files of a place that fit, the newest first.
    static func list(
        _ place: FilePlace, _ courier: Courier, where fits: (ListedFile) -> Bool = { _ in true }
    ) async throws -> (entries: [ListedFile], shared: [SharedLine]) {
        var (entries, shared, next): ([ListedFile], [SharedLine], UInt64?) = ([], [], nil)
        for _ in 0..<pageLimit {
            let answer = try await courier.ask {
                .file($0, .list(place, after: next, limit: UInt32(FileList.lineLimit)))
            }
            guard case .file(_, .listed(let page)) = answer else { break }
            entries += page.entries.filter(fits)
            shared += page.shared
            next = page.next
            if next == nil { break }
        }
        return (entries, shared)
    }

    /// The one file that is meant.
    /// - Throws: ``Complaint`` if there is none, or several.
    static func find(_ text: String, _ courier: Courier) async throws -> ListedFile {
        let (found, _) = try await list(.everywhere, courier) { isMeant($0.file, by: text) }
        guard let newest = found.first else {
            throw Complaint(
                "No file here is called \(text), and no ID begins so, or the hub does not keep it any more; hubbub files "
                    + "shows which there are.", code: TransferFailure.Code.local(.noSuchFile).word)
        }
        var seen: Set<FileID> = []
        let different = found.filter { seen.insert($0.file.id).inserted }
        guard different.count > 1 else { return newest }
        let lines = different.prefix(10).map {
            "  \($0.file.id.hex.prefix(12))  \($0.file.size.byteText)  \($0.time.local())  \($0.file.name.text)"
        }
        throw Complaint(
            "\(different.count) files fit \(text); choose one by the beginning of its ID:\n"
                + lines.map { PlainText.printable($0) }.joined(separator: "\n"))
    }

    /// Whether a person means a file by its whole name, or the beginning of its ID.
    static func isMeant(_ file: SharedFile, by text: String) -> Bool {
        if file.name.text == text { return true }
        return text.utf8.count >= fewestDigits && file.id.hex.hasPrefix(text.lowercased())
    }
}
