import ChatModel
import ClientCore
import TerminalCore

/// Who is in the room.
struct MemberListView {
    let conversation: Conversation
    let hub: HubState
    let around: Surroundings
    /// How many members are scrolled away at the top.
    var first = 0

    func draw(on grid: inout Grid, in area: Rect) {
        let bar = Rect(column: area.origin.column, row: area.origin.row, columns: 1, rows: area.size.rows)
        grid.fill(bar, with: around.signs.bar, style: around.theme.dim)
        let width = area.size.columns - 3
        for (index, line) in lines(width: width, rows: area.size.rows).enumerated() {
            grid.write(line, at: Point(column: area.origin.column + 2, row: area.origin.row + index), in: area)
        }
    }

    private func lines(width: Int, rows: Int) -> [StyledLine] {
        let roster = conversation.roster
        let heading = around.words.text("room.here", ["count": String(roster.count)])
        let first = min(first, last(rows))
        let fits = roster.count - first <= rows - 1 ? rows - 1 : rows - 2
        let shown = roster.members(in: first..<max(first, min(first + fits, roster.count)))
        var lines = [StyledLine([Run(heading, around.theme.dim)])] + shown.map { row($0, width: width) }
        let below = roster.count - first - shown.count
        if below > 0 {
            let more = around.words.text("room.more", ["count": String(below)])
            lines.append(StyledLine([Run(more, around.theme.dim)]))
        }
        return lines
    }

    /// The member at the top when the last one is at the bottom.
    private func last(_ rows: Int) -> Int { max(0, conversation.roster.count - max(1, rows - 1)) }

    /// How many are scrolled away after some rows more, within its ends.
    func moved(by steps: Int, rows: Int) -> Int { max(0, min(min(first, last(rows)) + steps, last(rows))) }

    private func row(_ member: Member, width: Int) -> StyledLine {
        let isYou = member.person.number == hub.you?.number
        let look = isYou ? around.theme.accent : around.theme.nick(member.person.id)
        let role = member.role.mark.map { around.words.text($0) + " " } ?? ""
        let like = hub.people.isMarked(member.person) ? " " + around.words.text("mark.like") : ""
        let away = member.away == nil ? "" : " " + around.words.text("room.away")
        let room = width - DisplayWidth.of(role) - DisplayWidth.of(like) - DisplayWidth.of(away)
        let name = hub.people.name(of: member.person).text.truncated(to: max(1, room))
        return StyledLine(
            [Run(role, around.theme.dim), Run(name, look), Run(like, around.theme.mention)]
                + [Run(away, around.theme.dim)])
    }
}
