import ChatModel

/// Tab in the composer: the word before the caret, and the names that it may become, one after the other.
package struct Completion: Hashable, Sendable {
    /// What stands before the word and stays.
    private let stem: String
    private let candidates: [String]
    private var index: Int?

    /// Looks for names that begin with the word before the caret; nil when there are none.
    package init?(before text: String, in sources: CompletionSources) {
        if let whole = Self.argument(before: text, in: sources) {
            self = whole
            return
        }
        for start in Self.starts(of: text) {
            let (stem, word) = (String(text[..<start]), text[start...])
            let found = Self.candidates(for: String(word), after: stem, in: sources)
            guard !found.isEmpty else { continue }
            (self.stem, candidates) = (stem, found)
            return
        }
        return nil
    }

    /// Goes through these; nil when there are none.
    init?(_ stem: String, _ candidates: [String]) {
        guard !candidates.isEmpty else { return nil }
        (self.stem, self.candidates) = (stem, candidates)
    }

    /// Looks for emoji whose short codes begin with what stands behind the last colon; nil when there are none.
    package init?(before text: String, codes: ShortCodes) {
        guard let start = ShortCodes.begun(in: text) else { return nil }
        candidates = codes.matches(start).map(\.sign)
        stem = String(text[..<text.index(before: start.startIndex)])
        if candidates.isEmpty { return nil }
    }

    /// How many names fit.
    package var count: Int { candidates.count }

    /// The text before the caret with the next name in it; after the last comes the first.
    package mutating func next() -> String {
        let index = self.index.map { ($0 + 1) % candidates.count } ?? 0
        self.index = index
        return stem + candidates[index]
    }

    /// The text before the caret with the name before in it; before the first comes the last.
    package mutating func previous() -> String {
        let index = ((self.index ?? 0) + candidates.count - 1) % candidates.count
        self.index = index
        return stem + candidates[index]
    }

    /// Where the word may begin: behind white space, or, in scripts written without it, behind any letter.
    private static func starts(of text: String) -> [String.Index] {
        let begin = text.lastIndex(where: \.isWhitespace).map { text.index(after: $0) } ?? text.startIndex
        // Behind a command, what it may be followed by; in the midst of a text, nothing.
        guard begin < text.endIndex else { return text.hasPrefix("/") && !text.hasPrefix("//") ? [begin] : [] }
        let inside = text[begin...].indices.dropFirst().filter { Mention.isUnspaced(text[text.index(before: $0)]) }
        return [begin] + inside
    }

    private static func candidates(for word: String, after stem: String, in sources: CompletionSources) -> [String] {
        let aliases = sources.aliases.map { "/" + $0 }
        if word.hasPrefix("/") {
            let commands = stem.isEmpty ? sources.commands + aliases : isAlias(stem) ? sources.commands : []
            return matches(word, in: commands).map { $0 + " " }
        }
        if stem.lowercased() == "/help " {
            return matches("/" + word, in: sources.commands + aliases).map { $0 + " " }
        }
        let options = options(behind: stem, in: sources)
        if word.isEmpty { return options.filter { !$0.hasPrefix("-") }.map { $0 + " " } }
        let own = matches(word, in: options)
        if !own.isEmpty { return own.map { $0 + " " } }
        if word.hasPrefix("#") { return matches(word, in: sources.rooms).map { $0 + " " } }
        let isCalled = word.hasPrefix("@")
        let name = isCalled ? String(word.dropFirst()) : word
        let called = sources.petnames.filter { !matches(name, in: [$0.name]).isEmpty }.map(\.nick)
        let nicks = matches(name, in: sources.nicks).filter { !called.contains($0) } + called
        let ending = stem.isEmpty && !isCalled ? ": " : " "
        return nicks.map { (isCalled ? "@" : "") + $0 + ending }
    }

    private static func values(of setting: ClientSetting?, in sources: CompletionSources) -> [String] {
        setting == .theme ? sources.themes : setting?.words ?? []
    }

    /// Whether a line that a name is to stand for begins behind this.
    private static func isAlias(_ stem: String) -> Bool {
        let words = stem.dropFirst().split(whereSeparator: \.isWhitespace)
        return words.count == 2 && CommandTable.find(String(words[0]))?.name == .alias
    }

    /// The words of its own that the command takes which the line begins with.
    private static func options(behind stem: String, in sources: CompletionSources) -> [String] {
        let words = stem.dropFirst().split(whereSeparator: \.isWhitespace)
        guard stem.hasPrefix("/"), let name = words.first.flatMap({ CommandTable.find(String($0)) })?.name else {
            return []
        }
        return switch name {
        case .theme where words.count == 1: sources.themes
        case .set where words.count == 1: ClientSetting.allCases.map(\.rawValue)
        case .set where words.count == 2: values(of: ClientSetting(named: String(words[1])), in: sources)
        case .bind where words.count == 2: sources.actions
        case .alias where words.count == 1, .unalias where words.count == 1: sources.aliases
        case .run where words.count == 1: sources.runs
        case .go where words.count == 1: sources.rooms.map { String($0.dropFirst()) } + sources.nicks
        default: name.options
        }
    }

    static func matches(_ word: String, in names: [String]) -> [String] {
        let wanted = word.lowercased()
        return names.filter { $0.lowercased().hasPrefix(wanted) }
    }
}
