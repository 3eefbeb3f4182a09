import ChatModel

/// How well a few typed letters fit a name: they must stand in it in their order, in upper or lower case.
package struct FuzzyMatch: Hashable, Comparable, Sendable {
    /// How good the fit is: letters in a row, and at the beginning of the name or of a word in it, count most.
    package let score: Int
    /// How long the name is: of two names that fit alike, the shorter one is meant.
    let length: Int

    /// Nil when the letters do not stand in the name. No letters fit every name.
    package init?(_ typed: String, in name: String) {
        let wanted = Array(typed.lowercased().filter { !$0.isWhitespace })
        let letters = Array(name.lowercased())
        guard let score = Self.score(wanted[...], in: letters, from: 0, follows: false) else { return nil }
        (self.score, length) = (score, wanted.isEmpty ? 0 : letters.count)
    }

    package static func < (left: FuzzyMatch, right: FuzzyMatch) -> Bool {
        left.score != right.score ? left.score < right.score : left.length > right.length
    }

    /// The letters are taken where they first stand at the beginning of a word, or else where they first stand.
    private static func score(
        _ wanted: ArraySlice<Character>, in letters: [Character], from start: Int, follows: Bool
    ) -> Int? {
        guard let letter = wanted.first else { return 0 }
        let places = letters.indices[start...].filter { letters[$0] == letter }
        guard let first = places.first else { return nil }
        // What was typed goes on where it is: nothing further away is meant.
        if follows, first == start {
            return score(wanted.dropFirst(), in: letters, from: first + 1, follows: true).map { $0 + 6 }
        }
        for place in [places.first { beginsWord($0, in: letters) }, first].compactMap(\.self) {
            guard let rest = score(wanted.dropFirst(), in: letters, from: place + 1, follows: true) else { continue }
            return rest + (place == 0 ? 8 : beginsWord(place, in: letters) ? 4 : 1)
        }
        return nil
    }

    private static func beginsWord(_ index: Int, in letters: [Character]) -> Bool {
        guard index > 0 else { return true }
        let before = letters[index - 1]
        return !before.isLetter && !before.isNumber || Mention.isUnspaced(letters[index])
    }
}
