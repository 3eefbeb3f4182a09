import ChatModel

/// The commands of the person's own. Each stands for a line that begins with a command of the client, so none can lead to
/// another, and a line is filled in once.
package struct Aliases: Hashable, Sendable {
    package static let none = Aliases(own: [], settings: [])

    private var lines: [String: String]
    /// Those of the settings file, which count again at the next start.
    private let settings: [String: String]

    /// - Parameters:
    ///   - own: what the person gave while they chatted; what is no alias any more is left out.
    ///   - settings: those of the settings file, which go first.
    package init(own: [Alias], settings: [Alias]) {
        let checked = own.prefix(ClientLimits.aliases).compactMap { try? Self.check($0.name, $0.line) }
        lines = Dictionary(checked.map { ($0.name, $0.line) }) { $1 }
        self.settings = Dictionary(settings.map { ($0.name, $0.line) }) { $1 }
        lines.merge(self.settings) { $1 }
    }

    /// All of them, in order of name.
    package var all: [Alias] { lines.map { Alias(name: $0.key, line: $0.value) }.sorted { $0.name < $1.name } }

    /// Those that are to be kept beside the settings file.
    var own: [Alias] { all.filter { settings[$0.name] != $0.line } }

    /// Whether no more can be kept.
    var isFull: Bool { lines.count >= ClientLimits.aliases }

    /// What the settings file says that a name stands for; nil if it says nothing.
    func setting(_ name: String) -> String? { settings[Self.bare(name)] }

    /// The alias of a name, with or without its slash; nil if there is none.
    subscript(name: String) -> Alias? {
        let name = Self.bare(name)
        return lines[name].map { Alias(name: name, line: $0) }
    }

    mutating func set(_ alias: Alias) { lines[alias.name] = alias.line }

    /// Takes one away; nil if there is none of that name.
    mutating func remove(_ name: String) -> Alias? {
        guard let alias = self[name] else { return nil }
        lines[alias.name] = nil
        return alias
    }

    /// A text with the line of the alias that it begins with; any other text as it is.
    package func expanded(_ text: String) -> String {
        guard text.hasPrefix("/"), !text.hasPrefix("//") else { return text }
        let (word, rest) = CommandParser.split(text.dropFirst())
        guard CommandTable.find(word) == nil, let alias = self[word] else { return text }
        return Self.fill(alias.line, with: rest)
    }

    /// The alias that a text begins with and how many words must stand behind it, if there are fewer: what is left out would
    /// have the next word of the line take its place.
    func lack(_ text: String) -> (alias: Alias, count: Int)? {
        guard text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
        let (word, rest) = CommandParser.split(text.dropFirst())
        guard CommandTable.find(word) == nil, let alias = lines[Self.bare(word)] else {
            return nil
        }
        let count = Self.highest(in: alias)
        let given = rest.split(whereSeparator: \.isWhitespace).count
        return given < count ? (Alias(name: Self.bare(word), line: alias), count) : nil
    }

    private static func bare(_ name: String) -> String {
        (name.hasPrefix("/") ? String(name.dropFirst()) : name).lowercased()
    }
}

extension Aliases {
    /// The most bytes of a name, and of a line.
    private static let nameBytes = 32
    private static let lineBytes = 512

    /// A name and a line that may stand for each other, as they are kept.
    /// - Throws: ``AliasFault``.
    package static func check(_ name: String, _ line: String) throws(AliasFault) -> Alias {
        let (name, line) = (bare(name), CommandParser.trimmed(line[...]))
        guard !name.isEmpty, name.utf8.count <= nameBytes, name.unicodeScalars.allSatisfy(isNameLetter) else {
            throw .noName(name)
        }
        guard CommandTable.find(name) == nil else { throw .isCommand(name) }
        let (word, rest) = CommandParser.split(line.hasPrefix("/") ? line.dropFirst() : line[...])
        guard CommandTable.find(word) != nil else { throw .noCommand(word) }
        guard line.utf8.count <= lineBytes, line.unicodeScalars.allSatisfy(TextRule.line.allows) else {
            throw .unfit(limit: lineBytes)
        }
        return Alias(name: name, line: "/" + (rest.isEmpty ? word : word + " " + rest))
    }

    private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
    }

    /// A line with what was written behind its name where it says so, or else at its end.
    private static func fill(_ line: String, with rest: String) -> String {
        let words = rest.split(whereSeparator: \.isWhitespace)
        var (filled, isUsed, letters) = ("", false, line[...])
        while let letter = letters.popFirst() {
            guard letter == "$", let next = letters.first, let part = part(next, of: rest, words) else {
                filled.append(letter)
                continue
            }
            letters.removeFirst()
            filled.append(part)
            isUsed = true
        }
        return isUsed || rest.isEmpty ? filled : filled + " " + rest
    }

    /// The highest number behind a `$`.
    private static func highest(in line: String) -> Int {
        let digits = zip(line, line.dropFirst()).lazy.filter { $0.0 == "$" && $0.1.isASCII }
        return digits.compactMap(\.1.wholeNumberValue).max() ?? 0
    }

    /// What a digit or star stands for; nil for other letters.
    private static func part(_ sign: Character, of rest: String, _ words: [Substring]) -> String? {
        if sign == "*" { return rest }
        guard sign.isASCII, let number = sign.wholeNumberValue, number > 0 else { return nil }
        return words.indices.contains(number - 1) ? String(words[number - 1]) : ""
    }
}

/// Why something can't be an alias.
package enum AliasFault: Error, Hashable, Sendable {
    /// It can't be called so.
    case noName(String)
    /// There is a command of that name.
    case isCommand(String)
    /// The line begins with no command of the client.
    case noCommand(String)
    /// The line has more bytes than this, or something that no line has.
    case unfit(limit: Int)
}
