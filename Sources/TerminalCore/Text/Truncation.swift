extension String {
    /// What stands where a text was cut; of one column, or of two of which one can be left out.
    package static var cut: String { DisplayWidth.ambiguous == .two ? ".." : "…" }
}

extension StringProtocol {
    /// The text if it is at most `columns` wide, otherwise as much of its beginning as fits before an ellipsis.
    package func truncated(to columns: Int) -> String {
        guard DisplayWidth.of(self) > columns else { return String(self) }
        let mark = String.cut.prefix(Swift.max(0, columns))
        let room = columns - DisplayWidth.of(mark)
        var width = 0
        let kept = prefix { cluster in
            width += DisplayWidth.of(cluster)
            return width <= room
        }
        return String(kept + mark)
    }

    /// The text cut or filled with spaces on the right to exactly `columns`.
    package func padded(to columns: Int) -> String {
        let cut = truncated(to: columns)
        return cut + String(repeating: " ", count: Swift.max(0, columns - DisplayWidth.of(cut)))
    }
}
