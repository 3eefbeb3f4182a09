/// Files as text: what a client keeps and what a hub's journal keeps is written alike. Fields are parted by tabs, which
/// stand in none of them.
extension SharedFile {
    /// As ``init(stored:)`` reads it.
    package var stored: String {
        [id.hex, String(size), shape.stored, String(kind.rawValue), name.text].joined(separator: "\t")
    }

    /// Reads what ``stored`` writes; nil for anything else.
    package init?(stored text: String) {
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 5, let digest = Digest(hex: String(fields[0])), let size = UInt64(fields[1]),
            let shape = FileShape(stored: fields[2]), let kind = UInt8(fields[3]).flatMap(FileKind.init),
            let name = try? FileName(String(fields[4]))
        else { return nil }
        self.init(name: name, size: size, shape: shape, kind: kind, id: FileID(digest))
    }
}

extension FileShape {
    fileprivate var stored: String {
        switch self {
        case .file: "file"
        case .folder(let files): "folder \(files)"
        }
    }

    fileprivate init?(stored text: Substring) {
        if text == "file" {
            self = .file
        } else {
            let words = text.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 2, words[0] == "folder", let files = UInt32(words[1]) else { return nil }
            self = .folder(files: files)
        }
    }
}
