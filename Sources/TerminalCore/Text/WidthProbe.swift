/// Asks a terminal what it does with clusters on which terminals differ: each is shown to it, and it tells where its cursor
/// is then (CPR, ECMA-48 section 8.3.14). It is not waited for: whoever answers late or never is drawn for as before.
package struct WidthProbe: Sendable {
    /// The row on which the clusters are shown, from 0. Not the first, where an answer could be a key: F3 with modifiers.
    static let row = 1

    private var widths = TerminalWidths.whole
    private var open = ClusterKind.allCases[...]

    package init() {}

    /// What the terminal is sent: it shows each cluster at the left of a row, tells its cursor, and blanks the row.
    package static var question: String {
        let place = "\u{1B}[\(row + 1);1H"
        return ClusterKind.allCases.map { "\(place)\($0.sample)\u{1B}[6n" }.joined() + "\(place)\u{1B}[2K\u{1B}[H"
    }

    /// Takes an answer: where the cursor stood. After the last one tells what was found.
    package mutating func take(_ cursor: Point) -> TerminalWidths? {
        guard cursor.row == Self.row, let kind = open.popFirst() else { return nil }
        if cursor.column != 2 { widths.split.insert(kind) }
        return open.isEmpty ? widths : nil
    }
}
