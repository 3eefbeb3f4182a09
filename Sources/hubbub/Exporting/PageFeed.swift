import ChatModel

/// Fetches a stretch of a room's journal in several pages at a time, and gives them in order.
///
/// Where a page ends is known only when it is there, so the stretch is cut into pieces beforehand; a piece that does
/// not fit in a page is asked for again, and the next ones are made smaller.
struct PageFeed {
    /// A part of the stretch.
    private struct Piece {
        let last: Seq
        /// What is behind this place is still to be fetched.
        var after: Seq
        var tag: Tag?
        var pages: [HistoryPage] = []
        var isComplete = false
    }

    private let room: RoomNumber
    private let end: Seq
    private var next: Seq
    private var pieces: [Piece] = []
    private var length: UInt64 = 50

    /// The most pages that are asked for at a time.
    static let window = Limits().loadsPerSession
    private static let longest = UInt64(Limits().pageEntries)

    init(_ room: RoomNumber, after first: Seq, upTo end: Seq) {
        self.room = room
        self.end = end
        next = first
    }

    /// Whether everything was given.
    var isDone: Bool { pieces.isEmpty && next >= end }

    /// What to ask for now.
    mutating func requests(_ newTag: () -> Tag) -> [Request] {
        while pieces.count < Self.window, next < end {
            let last = Seq(min(next.value + length, end.value))
            pieces.append(Piece(last: last, after: next))
            next = last
        }
        return pieces.indices.filter { pieces[$0].tag == nil && !pieces[$0].isComplete }.map { index in
            let (tag, piece) = (newTag(), pieces[index])
            pieces[index].tag = tag
            let limit = UInt32(clamping: piece.last.value - piece.after.value)
            return .history(tag, room, .after(piece.after, limit: limit))
        }
    }

    /// Takes in what was asked for under a tag; gives what follows in order.
    mutating func take(_ tag: Tag, _ page: HistoryPage) -> [HistoryPage] {
        guard let index = pieces.firstIndex(where: { $0.tag == tag }) else { return [] }
        let piece = pieces[index]
        let inside = page.entries.filter { $0.seq > piece.after && $0.seq <= piece.last }
        pieces[index].tag = nil
        pieces[index].pages.append(
            HistoryPage(
                room: room, entries: inside, authors: page.authors, more: page.more, amendments: page.amendments))
        if let last = inside.last, last.seq < piece.last, inside.count == page.entries.count, page.more {
            pieces[index].after = last.seq
            length = max(UInt64(inside.count), 1)
        } else {
            pieces[index].isComplete = true
            length = min(length * 2, Self.longest)
        }
        return release()
    }

    private mutating func release() -> [HistoryPage] {
        var pages: [HistoryPage] = []
        while !pieces.isEmpty {
            pages += pieces[0].pages
            pieces[0].pages = []
            guard pieces[0].isComplete else { break }
            pieces.removeFirst()
        }
        return pages
    }
}
