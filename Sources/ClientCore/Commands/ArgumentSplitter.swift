/// Parts a line into arguments at its white space. What stands in quotes, single or double, is one argument; a backslash
/// takes the meaning from the letter behind it, but within single quotes. Nothing else means anything: no `$`, `*`, `;`.
enum ArgumentSplitter {
    /// - Throws: ``InputFault/openQuote``.
    static func split(_ line: String) throws(InputFault) -> [String] {
        var (arguments, word) = ([String](), String?.none)
        var quote: Character?
        var isEscaped = false
        for letter in line {
            if isEscaped {
                word = (word ?? "") + String(letter)
                isEscaped = false
            } else if letter == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if letter == open { quote = nil } else { word = (word ?? "") + String(letter) }
            } else if letter == "\"" || letter == "'" {
                (quote, word) = (letter, word ?? "")
            } else if letter.isWhitespace {
                if let whole = word { arguments.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(letter)
            }
        }
        guard quote == nil, !isEscaped else { throw .openQuote }
        return arguments + [word].compactMap(\.self)
    }
}
