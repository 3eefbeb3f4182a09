import ChatModel

/// A room as the hub reads it out.
struct Reading: Sendable {
    /// Every entry.
    private(set) var lines: [ShownLine] = []
    /// Every message, as it is now.
    private(set) var faces: [Face] = []
    private(set) var authors: [UserNumber: String] = [:]

    init() {}

    init(lines: [ShownLine], faces: [Face], authors: [UserNumber: String]) {
        (self.lines, self.faces, self.authors) = (lines, faces, authors)
    }

    /// Takes the page that follows.
    mutating func take(_ page: HistoryPage) {
        let states = Dictionary(page.amendments.map { ($0.target, $0) }) { $1 }
        lines += page.entries.map(ShownLine.init)
        faces += page.entries.compactMap { Face($0, states[$0.seq]) }
        for person in page.authors { authors[person.number] = person.nick.text }
    }
}
