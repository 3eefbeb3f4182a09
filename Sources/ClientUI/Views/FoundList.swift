import ChatModel
import ClientCore
import TerminalCore

/// Found messages in columns: when, where, who, and what.
struct FoundList {
    private let search: SearchView
    private let client: Client
    private let around: Surroundings
    private let width: Int
    /// Columns of the times, rooms and nicks; 0 where there is no room for them.
    private let time: Int
    private let room: Int
    private let nick: Int

    /// Columns as wide as what stands in these rows needs.
    init(_ rows: [SearchRow], search: SearchView, client: Client, around: Surroundings, width: Int) {
        self.search = search
        self.client = client
        self.around = around
        self.width = width
        let widest = { (texts: [String], most: Int) in min(most, texts.map { DisplayWidth.of($0) }.max() ?? 0) }
        let isWide = width >= Self.wide
        time = width < 50 ? 0 : widest(rows.map { Self.time($0, client, around, width) }, 20)
        room = width < 34 ? 0 : widest(rows.map { around.label($0.title) }, isWide ? 12 : 8)
        nick = widest(rows.map { Self.author($0, client) }, isWide ? 12 : max(4, min(10, width / 4)))
    }

    /// From so many columns on the clock stands beside the date.
    private static let wide = 76

    private static func time(_ row: SearchRow, _ client: Client, _ around: Surroundings, _ width: Int) -> String {
        let date = around.date(of: row.entry.time, now: client.now.wall)
        let clock = around.local(row.entry.time).clock
        return width < wide ? date : around.words.text("date.moment", ["date": date, "time": clock])
    }

    private static func author(_ row: SearchRow, _ client: Client) -> String {
        row.author.map { client.shownHub?.people.name(of: $0).text ?? $0.nick.text } ?? "…"
    }

    func line(_ row: SearchRow, isChosen: Bool) -> StyledLine {
        let (theme, look) = (around.theme, isChosen ? around.theme.chosen : around.theme.text)
        let time = Self.time(row, client, around, width)
        let author = row.author.map { theme.nick($0.id) } ?? theme.dim
        var runs = [Run(isChosen ? "▸ " : "  ", theme.accent)]
        runs += cell(time, self.time, isChosen ? look : theme.dim)
        runs += cell(around.label(row.title), room, look)
        runs += cell(Self.author(row, client), nick, isChosen ? look : author)
        if row.isPinned { runs.append(Run(around.signs.pin + " ", isChosen ? look : theme.dim)) }
        let left = max(1, width - StyledLine(runs).width)
        let text = Excerpt(row.entry.body.words ?? around.words.text("entry.deleted"), finding: search.words)
        return StyledLine(runs + text.line(columns: left, plain: look, found: isChosen ? look : theme.mention).runs)
    }

    private func cell(_ text: String, _ columns: Int, _ look: Style) -> [Run] {
        columns == 0 ? [] : [Run(text.padded(to: columns) + "  ", look)]
    }
}

extension Surroundings {
    /// `today`, `12 Nov`, or with the year when that is another one.
    func date(of time: HubTime, now: HubTime) -> String {
        let (then, today) = (local(time), local(now))
        if then.dayNumber == today.dayNumber { return words.text("date.today") }
        let months = words.list("date.abbreviated")
        let month = months.indices.contains(then.month - 1) ? months[then.month - 1] : ""
        let values: KeyValuePairs = ["day": String(then.day), "month": month, "year": String(then.year)]
        return words.text(then.year == today.year ? "date.short" : "date.year", values)
    }

    /// What a conversation is called: `#lobby`, or somebody's nick.
    func label(_ title: ConversationTitle) -> String {
        switch title {
        case .room(let name): name.written
        case .direct(let nick): nick.text
        }
    }
}
