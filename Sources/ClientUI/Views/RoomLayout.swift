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

    init(size: Size, composerLines: Int, wantsRooms: Bool, wantsMembers: Bool) {
        let most = max(2, min(16, size.rows / 3))
        let lines = min(max(1, composerLines), most)
        composer = Rect(column: 0, row: size.rows - lines, columns: size.columns, rows: lines)
        status = size.rows - lines - 1
        let height = max(0, status - 1)
        let left = wantsRooms && size.columns >= 66 ? Self.roomColumns : 0
        let right = wantsMembers && size.columns >= 90 ? Self.memberColumns : 0
        rooms = left > 0 ? Rect(column: 0, row: 1, columns: left, rows: height) : nil
        members =
            right > 0 ? Rect(column: size.columns - right, row: 1, columns: right, rows: height) : nil
        timeline = Rect(column: left + 1, row: 1, columns: max(1, size.columns - left - right - 2), rows: height)
    }
}
