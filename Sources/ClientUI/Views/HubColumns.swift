import ChatModel
import ClientCore
import TerminalCore

/// The columns of the list of hubs: name, people, round trip, who is there, and where one stands with the hub.
struct HubColumns {
    private let client: Client
    private let around: Surroundings
    private let width: Int
    /// Columns of the names.
    private let name: Int
    /// Columns of the number of people.
    private let people: Int
    /// Columns of what tells a hub from others: address, password, who is there; 0 if that is nothing.
    private let middle: Int
    /// Whether where one stands with a hub has room behind them.
    private let hasEnds: Bool

    private static let roundTrip = 6
    private static let gap = "  "
    /// The most columns that names take while there is something behind them.
    private static let namesLimit = 40
    /// The fewest columns that are worth a list of names.
    private static let namesMinimum = 8

    /// Columns as wide as what stands in these rows needs.
    init(of rows: [HubRow], client: Client, around: Surroundings, width: Int) {
        (self.client, self.around, self.width) = (client, around, width)
        people = around.words.peopleColumns
        let words = HubRowWords(client: client, around: around)
        // On a narrow screen a name may have what its numbers leave over.
        let read = rows.allSatisfy(\.isHeard) ? 0 : DisplayWidth.of(around.words.text("picker.read"))
        let spare = width - 2 - 2 - max(people + 2 + Self.roundTrip, read)
        let names = rows.map { DisplayWidth.of($0.name.text) + ($0.namesake == nil ? 0 : 2) }
        name = min(20, max(8, width / 4, min(spare, names.max() ?? 0)))
        let heard = rows.filter(\.isHeard)
        let room = max(0, width - 2 - name - 2 - people - 2 - Self.roundTrip - 2)
        let widest = { (texts: [String]) in texts.map { DisplayWidth.of($0) }.max() ?? 0 }
        let middle = { (columns: Int) in widest(heard.map { words.middle(of: $0, columns: columns) }) }
        let (needed, least) = (middle(Self.namesLimit), middle(0))
        let ends = widest(heard.filter { $0.namesake == nil }.map { words.acquaintance(with: $0) })
        hasEnds = room - 2 - ends >= max(least, min(needed, Self.namesMinimum))
        let free = hasEnds ? room - 2 - ends : room
        self.middle = needed == 0 ? 0 : hasEnds ? min(middle(min(needed, free)), free) : free
    }

    func line(of hub: HubRow, isChosen: Bool) -> StyledLine {
        let words = HubRowWords(client: client, around: around)
        let style = isChosen ? around.theme.chosen : hub.isHeard ? around.theme.text : around.theme.dim
        let mark = isChosen ? "▸ " : "  "
        let start = mark + words.label(of: hub, width: name)
        // A name that stands alone has the whole row.
        let alone = mark + words.label(of: hub, width: max(1, width - 2))
        let wordings = hub.isHeard ? heard(hub, words) : words.silent(hub)
        let fitting = Fitting.first(of: wordings.map { $0.isEmpty ? alone : start + $0 }, columns: width)
        return StyledLine([Run(fitting.padded(to: width), style)])
    }

    /// What is known of a hub that is heard, and shorter wordings of it.
    private func heard(_ hub: HubRow, _ words: HubRowWords) -> [String] {
        let people = around.words.text("picker.people", count: Int(hub.people ?? 0)).padded(to: self.people)
        let trip = (hub.roundTrip.map { around.milliseconds($0) } ?? "").padded(to: Self.roundTrip)
        let short = [[people, trip], [people], []].map { $0.map { Self.gap + $0 }.joined() }
        let known = words.acquaintance(with: hub)
        // That it is not the hub that it seems to be is said before anything else that may find no room.
        if hub.namesake != nil {
            let rest = max(0, width - 2 - name - DisplayWidth.of(short[0] + Self.gap + known + Self.gap))
            let about = words.middle(of: hub, columns: rest)
            return [about.isEmpty ? nil : short[0] + Self.gap + known + Self.gap + about, short[0] + Self.gap + known]
                .compactMap(\.self) + short
        }
        let about = words.middle(of: hub, columns: middle)
        let column = middle == 0 ? "" : Self.gap + about.padded(to: middle)
        if hasEnds { return [short[0] + column + Self.gap + known] + short }
        return (about.isEmpty ? [short[0] + Self.gap + known] : [short[0] + Self.gap + about]) + short
    }
}
