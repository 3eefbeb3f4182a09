/// In which ways one cluster is made of several scalars that a terminal may take apart.
package enum ClusterKind: String, Hashable, Sendable, CaseIterable {
    /// A sign that is an emoji by its variation selector, such as ❤️.
    case variation
    /// A digit in a box, such as 1️⃣.
    case keycap
    /// An emoji with a skin tone, such as 👍🏽.
    case tone
    /// Two letters that are a flag, such as 🇩🇪.
    case flag
    /// Several emoji joined into one, such as 👩‍👩‍👧.
    case joined

    /// The kind of a cluster; nil if no terminal takes it apart.
    package init?(_ cluster: Character) {
        let scalars = cluster.unicodeScalars
        guard scalars.count > 1, let first = scalars.first else { return nil }
        if scalars.contains("\u{20E3}") {
            self = .keycap
        } else if scalars.contains("\u{200D}"), scalars.contains(where: \.properties.isEmojiPresentation) {
            self = .joined
        } else if scalars.contains(where: \.properties.isEmojiModifier) {
            self = .tone
        } else if (0x1F1E6...0x1F1FF).contains(first.value) {
            self = .flag
        } else if scalars.contains("\u{FE0F}") {
            self = .variation
        } else {
            return nil
        }
    }

    /// A cluster of this kind that a terminal is shown, to see what it does with it: two columns by Unicode.
    var sample: String {
        switch self {
        case .variation: "❤️"
        case .keycap: "1️⃣"
        case .tone: "👍🏽"
        case .flag: "🇩🇪"
        case .joined: "👩‍👩‍👧"
        }
    }
}

/// What a terminal was found to do with clusters on which terminals differ.
package struct TerminalWidths: Hashable, Sendable {
    /// The kinds that it takes apart, or draws otherwise than in two columns.
    package var split: Set<ClusterKind>
    /// How wide it draws ambiguous scalars.
    package var ambiguous: AmbiguousWidth

    /// A terminal that draws every cluster whole.
    package static let whole = TerminalWidths(split: [])
    /// A terminal that draws single scalars only.
    package static let split = TerminalWidths(split: Set(ClusterKind.allCases))

    package init(split: Set<ClusterKind>, ambiguous: AmbiguousWidth = .one) {
        (self.split, self.ambiguous) = (split, ambiguous)
    }

    /// By the name that a person may give: `whole` or `split`; nil for any other.
    package init?(named name: String) {
        guard let widths = ["whole": Self.whole, "split": .split][name] else { return nil }
        self = widths
    }

    /// What stands for a cluster of two columns on this terminal, in at most as many: the cluster itself, or, where it would
    /// be taken apart, the letters of a flag and the first scalar of anything else.
    package func drawn(_ cluster: Character) -> String {
        guard !split.isEmpty, let kind = ClusterKind(cluster), split.contains(kind) else { return String(cluster) }
        guard kind == .flag else { return String(cluster.unicodeScalars.prefix(1).map(Character.init)) }
        return String(
            cluster.unicodeScalars.prefix(2).compactMap {
                Unicode.Scalar($0.value - 0x1F1E6 + 0x41).map(Character.init)
            })
    }
}
