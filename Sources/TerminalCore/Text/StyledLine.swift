/// A stretch of text in one look.
package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style
    /// Where a click on it leads.
    package var link: Hyperlink?

    package init(_ text: String, _ style: Style = .plain, link: Hyperlink? = nil) {
        self.text = text
        self.style = style
        self.link = link
    }
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
