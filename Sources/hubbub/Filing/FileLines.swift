import ChatModel

/// A hub's files as rows for people and objects for programs.
enum FileLines {
    /// ID, size, time, place, who, name.
    static func rows(_ files: [ListedFile], _ places: [RoomNumber: String]) -> [String] {
        TextTable.lines(
            files.map { listed in
                [
                    listed.file.id.short, listed.file.size.byteText, listed.time.local(),
                    PlainText.printable(places[listed.room] ?? "?"), PlainText.printable(listed.author.text),
                    PlainText.printable(listed.file.shownName),
                ]
            })
    }

    static func rows(_ lines: [SharedLine], in folder: FilePath) -> [String] {
        TextTable.lines(
            lines.map { line in
                [
                    line.isFolder ? "folder" : line.size.byteText, line.time.local(),
                    PlainText.printable("hub:" + folder.text(with: line.name)) + (line.isFolder ? "/" : ""),
                ]
            })
    }

    static func objects(_ files: [ListedFile], _ places: [RoomNumber: String]) -> [String] {
        files.map { listed in
            var object = JSONLine()
            object.add("id", listed.file.id.hex)
            object.add("name", listed.file.name.text)
            object.add("size", listed.file.size)
            object.add("kind", "\(listed.file.kind)")
            if case .folder(let count) = listed.file.shape { object.add("files", count) }
            object.add("room", orNull: places[listed.room])
            object.add("seq", listed.seq.value)
            object.add("time", listed.time.stamp)
            object.add("nick", listed.author.text)
            return object.text
        }
    }

    static func objects(_ lines: [SharedLine], in folder: FilePath) -> [String] {
        lines.map { line in
            var object = JSONLine()
            object.add("path", folder.text(with: line.name))
            object.add("folder", line.isFolder)
            object.add("size", line.size)
            object.add("time", line.time.stamp)
            return object.text
        }
    }
}

extension SharedFile {
    /// The name, and of a folder how much is in it.
    var shownName: String {
        switch shape {
        case .file: name.text
        case .folder(let files): "\(name.text)/ (\(files) \(files == 1 ? "file" : "files"))"
        }
    }
}

extension FilePath {
    /// The path of a name in this folder.
    fileprivate func text(with name: FileName) -> String { text.isEmpty ? name.text : text + "/" + name.text }
}
