/// Tab behind commands that take one text, spaces and all.
extension Completion {
    /// What the text behind such a command may become; nil where it becomes nothing.
    static func argument(before text: String, in sources: CompletionSources) -> Completion? {
        guard text.hasPrefix("/"), let gap = text.firstIndex(where: \.isWhitespace),
            !text.contains(where: \.isNewline)
        else { return nil }
        let argument = String(text[text.index(after: gap)...])
        let found: [String] =
            switch CommandTable.find(String(text[..<gap].dropFirst()))?.name {
            case .topic: matches(argument, in: sources.topic.isEmpty ? [] : [sources.topic])
            case .get: names(behind: argument, in: sources.files)
            case .view: names(behind: argument, in: sources.files.filter { !$0.isFolder })
            default: []
            }
        return Completion(String(text[...gap]), found)
    }

    /// The names of files that what is typed may become, as `/get` reads them.
    private static func names(behind argument: String, in files: [CompletedFile]) -> [String] {
        guard let words = try? ArgumentSplitter.split(argument) else { return [] }
        return matches(words.joined(separator: " "), in: files.map(\.name)).map { name in
            name.reduce(into: "") { written, letter in
                if letter.isWhitespace || "\"'\\".contains(letter) { written.append("\\") }
                written.append(letter)
            } + " "
        }
    }
}
