/// A path of this machine that is being written behind `/send`.
package struct PathWord: Hashable, Sendable {
    /// What stands before it and stays.
    let stem: String
    /// The folder in which its last name stands, as it is written: `~/Docu` is in `~/`; empty for the one that the
    /// program runs in.
    package let folder: String
    /// As much of the last name as is written.
    let name: String
    private let quote: Character?

    /// Reads the word before the caret; nil where no path is written.
    package init?(before text: String) {
        let command = text.prefix { !$0.isWhitespace }
        guard command.hasPrefix("/"), CommandTable.find(String(command.dropFirst()))?.name == .send,
            text.count > command.count, !text.contains(where: \.isNewline)
        else { return nil }
        var (start, word, words) = (text.endIndex, "", [String]())
        var quote: Character?
        var (isEscaped, isInside) = (false, false)
        for index in text.indices.dropFirst(command.count) {
            let letter = text[index]
            if !isInside, letter.isWhitespace { continue }
            if !isInside { (start, isInside) = (index, true) }
            if isEscaped {
                word.append(letter)
                isEscaped = false
            } else if letter == "\\", quote != "'" {
                isEscaped = true
            } else if quote == nil, letter.isWhitespace {
                words.append(word)
                (word, isInside, start) = ("", false, text.endIndex)
            } else if letter == quote {
                quote = nil
            } else if quote == nil, letter == "\"" || letter == "'" {
                quote = letter
            } else {
                word.append(letter)
            }
        }
        if words.last == "to", word.hasPrefix("#") || word.hasPrefix("@") { return nil }
        let slash = word.lastIndex(of: "/").map { word.index(after: $0) } ?? word.startIndex
        (stem, self.quote) = (String(text[..<start]), quote)
        (folder, name) = (String(word[..<slash]), String(word[slash...]))
    }

    /// The paths that it may become, as they are typed; a folder's ends with its slash.
    func candidates(in folder: ListedFolder) -> [String] {
        folder.names.filter { $0.name.hasPrefix(name) && (!$0.name.hasPrefix(".") || name.hasPrefix(".")) }
            .sorted { $0.name < $1.name }.compactMap(written)
    }

    private func written(_ entry: FolderName) -> String? {
        let path = folder + entry.name
        switch quote {
        case "'": return path.contains("'") ? nil : "'" + path + (entry.isFolder ? "/" : "' ")
        case .some: return "\"" + Self.escaped(path, "\"\\") + (entry.isFolder ? "/" : "\" ")
        case nil: return Self.escaped(path, " \t\"'\\") + (entry.isFolder ? "/" : " ")
        }
    }

    private static func escaped(_ path: String, _ letters: String) -> String {
        path.reduce(into: "") { written, letter in
            if letters.contains(letter) { written.append("\\") }
            written.append(letter)
        }
    }
}

extension Completion {
    /// The names of a folder that fit a path; nil when there are none.
    package init?(_ word: PathWord, in folder: ListedFolder) {
        self.init(word.stem, word.candidates(in: folder))
    }
}
