/// What terminals put in for files that are dropped on them: absolute paths or `file:` links, one or several, plain,
/// quoted or with backslashes.
enum PastedPaths {
    /// How the text may be meant, as lists of absolute paths, likeliest first; empty if it is nothing like that.
    static func readings(of text: String) -> [[String]] {
        let trimmed = CommandParser.trimmed(text[...])
        guard trimmed.utf8.count <= ClientLimits.pastedBytes, let first = trimmed.first, "/'\"f".contains(first) else {
            return []
        }
        let split = (try? ArgumentSplitter.split(trimmed)) ?? []
        let lines = trimmed.split(whereSeparator: \.isNewline).map { CommandParser.trimmed($0) }
        var readings: [[String]] = []
        for words in [split, lines] {
            let paths = words.compactMap(path)
            guard !paths.isEmpty, paths.count == words.count, paths.count <= ClientLimits.pastedPaths,
                !readings.contains(paths)
            else { continue }
            readings.append(paths)
        }
        return readings
    }

    private static func path(_ word: String) -> String? {
        if word.hasPrefix("/") { return word }
        guard word.lowercased().hasPrefix("file:") else { return nil }
        var rest = word.dropFirst(5)
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let host = rest.prefix { $0 != "/" }
            guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
            rest = rest[host.endIndex...]
        }
        return rest.hasPrefix("/") ? decoded(rest) : nil
    }

    /// The path of a link (RFC 3986, section 2.1); nil if it is none.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value != 0
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
