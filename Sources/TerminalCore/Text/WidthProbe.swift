/// Asks a terminal how it draws that on which terminals differ: each sample is shown to it, and it tells where its cursor
/// is then (CPR, ECMA-48 section 8.3.14). It is not waited for: whoever answers late or never is drawn for as before.
package struct WidthProbe: Sendable {
    /// The row on which the samples are shown, from 0. Not the first, where an answer could be a key: F3 with modifiers.
    static let row = 1

    private enum Sample: Hashable {
        case cluster(ClusterKind)
        case ambiguous

        var text: String {
            switch self {
            case .cluster(let kind): kind.sample
            case .ambiguous: AmbiguousWidth.sample
            }
        }
    }

    private var widths: TerminalWidths
    private var open: ArraySlice<Sample>

    /// Asks for what the person has not said; nil if they have said all of it.
    /// - Parameters:
    ///   - split: the kinds of clusters that the terminal takes apart, if the person has said so.
    ///   - ambiguous: how wide it draws ambiguous scalars, likewise.
    package init?(split: Set<ClusterKind>? = nil, ambiguous: AmbiguousWidth? = nil) {
        widths = TerminalWidths(split: split ?? [], ambiguous: ambiguous ?? .one)
        let clusters = split == nil ? ClusterKind.allCases.map(Sample.cluster) : []
        open = (clusters + (ambiguous == nil ? [.ambiguous] : []))[...]
        if open.isEmpty { return nil }
    }

    /// What the terminal is sent: it shows each sample at the left of a row, tells its cursor, and blanks the row.
    package var question: String {
        let place = "\u{1B}[\(Self.row + 1);1H"
        return open.map { "\(place)\($0.text)\u{1B}[6n" }.joined() + "\(place)\u{1B}[2K\u{1B}[H"
    }

    /// Takes an answer: where the cursor stood. After the last one tells what was found.
    package mutating func take(_ cursor: Point) -> TerminalWidths? {
        guard cursor.row == Self.row, let sample = open.popFirst() else { return nil }
        switch sample {
        case .cluster(let kind): if cursor.column != 2 { widths.split.insert(kind) }
        case .ambiguous: if cursor.column == 4 { widths.ambiguous = .two }
        }
        return open.isEmpty ? widths : nil
    }
}
