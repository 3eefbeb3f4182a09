import TerminalCore

/// Where the parts of a conversation's screen stand; the sides go when the terminal is narrow.
struct RoomLayout: Hashable {
    /// The rooms at the left; nil when there is no room for them, or they are hidden.
    let rooms: Rect?
    let timeline: Rect
    /// The members at the right, likewise.
    let members: Rect?
    /// The row of the status line.
    let status: Int
    let composer: Rect

    /// Columns of the rooms with the line at their side.
    static let roomColumns = 18
    /// Columns of the members with the line at their side.
    static let memberColumns = 16

    /// Columns that a side leaves to the timeline at least.
    static let leastColumns = 24

    init(size: Size, composerLines: Int, rooms wishedRooms: SideWish, members wishedMembers: SideWish) {
        let most = max(2, min(16, size.rows / 3))
        let lines = min(max(1, composerLines), most)
        composer = Rect(column: 0, row: size.rows - lines, columns: size.columns, rows: lines)
        status = size.rows - lines - 1
        let height = max(0, status - 1)
        let left = Self.columns(Self.roomColumns, wishedRooms, fitting: 66, of: size.columns, free: size.columns)
        let right = Self.columns(
            Self.memberColumns, wishedMembers, fitting: 90, of: size.columns, free: size.columns - left)
        rooms = left > 0 ? Rect(column: 0, row: 1, columns: left, rows: height) : nil
        members =
            right > 0 ? Rect(column: size.columns - right, row: 1, columns: right, rows: height) : nil
        timeline = Rect(column: left + 1, row: 1, columns: max(1, size.columns - left - right - 2), rows: height)
    }

    /// The columns of a side, if it is wished for and there is room.
    private static func columns(_ own: Int, _ wish: SideWish, fitting: Int, of all: Int, free: Int) -> Int {
        switch wish {
        case .hidden: 0
        case .fitting: all >= fitting && free >= own + leastColumns ? own : 0
        case .shown: free >= own + leastColumns ? own : 0
        }
    }
}
