import TerminalCore

/// One row of a screen through the whole film: what is ever seen in it, each once, and when which of them is shown.
struct Strip: Hashable {
    /// From when on a picture is shown.
    struct Change: Hashable {
        let milliseconds: Int
        /// Which of the pictures.
        let index: Int
    }

    /// The pictures of the row, as SVG.
    let pictures: [String]
    /// In the order of time; the first is at 0, and each shows something else than the one before.
    let changes: [Change]

    /// The strip of a row, from what stood in it at each time.
    init(_ moments: [(milliseconds: Int, picture: String)]) {
        var pictures: [String] = []
        var places: [String: Int] = [:]
        var changes: [Change] = []
        for moment in moments {
            let index = places[moment.picture] ?? pictures.count
            if index == pictures.count {
                pictures.append(moment.picture)
                places[moment.picture] = index
            }
            guard index != changes.last?.index else { continue }
            changes.append(Change(milliseconds: moment.milliseconds, index: index))
        }
        self.pictures = pictures
        self.changes = changes
    }

    /// The strips of one screen, row by row from the top.
    static func strips(ofScreen index: Int, in recording: Recording) -> [Strip] {
        let rows = recording.moments.first?.screens[index].grid.bounds.rows ?? 0..<0
        return rows.map { row in
            Strip(
                recording.moments.map { moment in
                    (moment.milliseconds, RowDrawing.svg(moment.screens[index].grid.cells(inRow: row)))
                })
        }
    }
}
