/// A stretch of text in one look.
package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style
    /// Where a click on it leads.
    package var link: Hyperlink?
    /// Whether it is code, which is told where it goes on in a next line.
    package var isCode: Bool

    package init(_ text: String, _ style: Style = .plain, link: Hyperlink? = nil, isCode: Bool = false) {
        self.text = text
        self.style = style
        self.link = link
        self.isCode = isCode
    }

    /// Whether another stretch looks and means the same, so that both can be one.
    package func isLike(_ other: Run) -> Bool { style == other.style && link == other.link && isCode == other.isCode }
}

/// One line of text in several looks.
package struct StyledLine: Hashable, Sendable {
    package var runs: [Run]

    package init(_ runs: [Run] = []) { self.runs = runs }

    /// The line without its looks.
    package var text: String { runs.map(\.text).joined() }
    /// The line's width in columns.
    package var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }
}
