import ChatModel

extension Catalogue {
    /// A count of bytes, short: `1.2 MB`.
    package func bytes(_ count: UInt64) -> String {
        let units = ["bytes.kilo", "bytes.mega", "bytes.giga", "bytes.tera"]
        guard count >= 1_000 else { return text("bytes.one", ["count": String(count)]) }
        var (tenths, unit) = (count / 100, 0)
        while tenths >= 10_000, unit < units.count - 1 { (tenths, unit) = (tenths / 1_000, unit + 1) }
        let number = tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : figure(Int(clamping: tenths / 10))
        return text(units[unit], ["count": number])
    }

    /// A file or folder in a line: `release-notes.pdf 1.2 MB`.
    package func line(of file: SharedFile) -> String {
        line(name: file.name.text, size: file.size, shape: file.shape)
    }

    /// The same with a name that may be shortened.
    func line(name: String, size: UInt64, shape: FileShape) -> String {
        switch shape {
        case .file: text("file.line", ["name": name, "size": bytes(size)])
        case .folder(let files):
            text(
                files == 1 ? "file.folder.one" : "file.folder",
                ["name": name, "files": figure(Int(files)), "size": bytes(size)])
        }
    }
}
