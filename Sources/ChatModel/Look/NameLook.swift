/// What a name looks like, so that one which could be taken for another can be marked.
package struct NameLook: Hashable, Sendable {
    /// What remains of the name when each letter becomes the one that it looks like (UTS #39, section 4), in small
    /// letters: as it is written, and, where that differs, as it would be in small letters. Two names that share one of
    /// these look alike.
    package let skeletons: [String]
    /// Whether it has letters of scripts that are not written together: more than one, and neither Latin with Chinese,
    /// Japanese or Korean ("highly restrictive" in UTS #39, section 5.2). Digits, signs and emoji belong to none.
    package let mixesScripts: Bool

    package init(_ nick: Nick) { self.init(nick.text) }

    /// A hub's name may have spaces, and what can't be seen; neither tells it from another.
    package init(_ hub: HubName) {
        let seen = hub.text.unicodeScalars.filter {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        self.init(String(String.UnicodeScalarView(seen)))
    }

    private init(_ text: String) {
        let small = Skeleton.lowercased(text)
        let (written, lowered) = (Skeleton.of(text), small == text ? nil : Skeleton.of(small))
        skeletons = [written] + (lowered == written ? [] : [lowered].compactMap { $0 })
        mixesScripts = !text.utf8.allSatisfy { $0 < 0x80 } && !Script.stand(together: Script.all(in: text))
    }

    /// Whether one could be taken for the other.
    package func isLike(_ other: NameLook) -> Bool { skeletons.contains(where: other.skeletons.contains) }
}

/// Skeletons of texts.
private enum Skeleton {
    static func of(_ text: String) -> String {
        var mapped = String.UnicodeScalarView()
        for scalar in Normalization.nfd(text).unicodeScalars where !isUnseen(scalar) {
            if let like = table[scalar] { mapped.append(contentsOf: like) } else { mapped.append(scalar) }
        }
        return Normalization.nfd(lowercased(String(mapped)))
    }

    /// In small letters, scalar by scalar: the end of a word changes nothing.
    static func lowercased(_ text: String) -> String {
        text.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        TextRule.isVariationSelector(scalar) || TextRule.isJoiner(scalar)
    }

    private static let table: [Unicode.Scalar: [Unicode.Scalar]] = {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for line in LookTable.lines.unicodeScalars.split(separator: "\n") {
            guard let gap = line.firstIndex(of: " ") else { continue }
            let like = Array(line[..<gap])
            for letter in line[gap...].dropFirst() { table[letter] = like }
        }
        return table
    }()
}

/// Scripts of letters.
private enum Script {
    private struct Span {
        let first: UInt32
        let last: UInt32
        let script: String
    }

    /// The scripts of a text's letters; those that all scripts share belong to none.
    static func all(in text: String) -> Set<String> { Set(text.unicodeScalars.compactMap { of($0.value) }) }

    /// Whether letters of these scripts stand in one word by custom.
    static func stand(together scripts: Set<String>) -> Bool {
        let others = scripts.subtracting(["Latin"])
        if scripts.count <= 1 { return true }
        return [["Han", "Hiragana", "Katakana"], ["Han", "Bopomofo"], ["Han", "Hangul"]]
            .contains { others.isSubset(of: $0) }
    }

    private static func of(_ value: UInt32) -> String? {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].last < value { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].first <= value ? spans[low].script : nil
    }

    private static let spans: [Span] = ScriptTable.lines.split(separator: "\n").flatMap { line in
        let words = line.split(separator: " ")
        return words.dropFirst().compactMap { range -> Span? in
            let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let script = words.first, let first = ends.first, let last = ends.last else { return nil }
            return Span(first: first, last: last, script: String(script))
        }
    }.sorted { $0.first < $1.first }
}
