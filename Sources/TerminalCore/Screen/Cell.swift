/// One column of one row of the screen. Only `Grid` makes cells, so a wide cluster always has its second half beside it.
package struct Cell: Hashable, Sendable {
    /// What stands in the column.
    package enum Content: Hashable, Sendable {
        /// A cluster one column wide.
        case narrow(Character)
        /// A cluster two columns wide; the next cell is its continuation.
        case wide(Character)
        /// The second column of the wide cluster to the left.
        case continuation
    }

    /// What stands in the column.
    package internal(set) var content: Content
    /// How it looks.
    package internal(set) var style: Style
    /// The number of its link in the grid's table, counted from 1; 0 without one.
    package internal(set) var link: UInt16

    init(_ content: Content, _ style: Style, link: UInt16 = 0) {
        self.content = content
        self.style = style
        self.link = link
    }

    /// An empty column.
    static func blank(_ style: Style) -> Cell { Cell(.narrow(" "), style) }

    /// The cluster that begins here; none in the second half of a wide one.
    package var cluster: Character? {
        switch content {
        case .narrow(let cluster), .wide(let cluster): cluster
        case .continuation: nil
        }
    }
}
