import ChatModel
import ClientCore
import Doctor
import TerminalCore

/// The list of hubs: heard ones, remembered ones, an address box, and "host here".
struct PickerView {
    let client: Client
    let interface: Interface
    let around: Surroundings

    private var words: Catalogue { around.words }

    func draw(on grid: inout Grid) {
        drawTitle(on: &grid)
        let plan = plan(in: grid.size)
        let lines = plan.list.lines
        for (index, line) in lines.enumerated() {
            grid.write(line, at: Point(column: Self.margin(in: grid.size), row: plan.first + index))
        }
        let spare = grid.size.rows - 1 - plan.first - lines.count - plan.foot.count
        let start = plan.first + lines.count + min(1, max(0, spare))
        for (index, line) in plan.foot.enumerated() { draw(line, row: start + index, on: &grid) }
        grid.footer(footer, style: around.theme.dim)
    }

    /// The hubs that have a row on a screen of this size.
    func hubs(in size: Size) -> [HubID] { plan(in: size).list.hubs }

    /// What stands where.
    private struct Plan {
        let list: HubListView
        /// The row of the list's first line.
        let first: Int
        let foot: [Foot]
        /// Whether there is no room for empty lines.
        let isLow: Bool
    }

    /// The column where everything begins.
    private static func margin(in size: Size) -> Int { size.columns < 50 ? 1 : 3 }

    /// Empty lines go before hubs do.
    private func plan(in size: Size) -> Plan {
        let plan = plan(in: size, isLow: size.rows < 12)
        return plan.isLow || plan.list.isWhole ? plan : self.plan(in: size, isLow: true)
    }

    private func plan(in size: Size, isLow: Bool) -> Plan {
        let rows = size.rows - 2
        let width = size.columns - Self.margin(in: size) - 1
        // What is not seen of the ways on is told by the help page; what is asked or said must be seen.
        let least = interface.picker == .list && client.banner == nil ? 0 : 1
        let foot = foot(columns: min(width, Fitting.readable), rows: isLow ? max(least, rows - 3) : rows - 5)
        let first = isLow ? 1 : 2
        let room = max(0, size.rows - 1 - first - foot.count - (isLow ? 0 : 2))
        let list = HubListView(
            client: client, isActive: interface.picker == .list, around: around, width: width, rows: room,
            isTight: isLow)
        return Plan(list: list, first: first, foot: foot, isLow: isLow)
    }

    private func drawTitle(on grid: inout Grid) {
        let title = words.text("nick.title")
        grid.left(title, row: 0, style: around.theme.title)
        let nick = client.nick?.text ?? ""
        let you = words.text("picker.you", ["nick": nick])
        let wordings = ["\(you) · \(around.ownFingerprint)", you, nick]
        let room = max(0, grid.size.columns - DisplayWidth.of(title) - 5)
        grid.right(Fitting.first(of: wordings, columns: room), row: 0, style: around.theme.dim)
    }

    // MARK: What else one can do

    private enum Foot {
        case text(StyledLine)
        case box(label: String, LineEditor, width: Int, hasCaret: Bool)
    }

    /// What stands below the list: what was said last, then the ways on; the box that is written in stays longest.
    private func foot(columns: Int, rows: Int) -> [Foot] {
        let ways =
            interface.picker == .list
            ? [address, hosting(columns: columns)] + looking(columns: columns)
            : [interface.picker == .address ? address : nick]
        let said = banner(columns: columns)
        let room = rows - ways.count
        if room >= said.count + 1, !said.isEmpty { return said + [.text(StyledLine())] + ways }
        if interface.picker != .list { return banner(columns: columns, rows: room) + ways }
        return said.isEmpty ? Array(ways.prefix(rows)) : banner(columns: columns, rows: rows)
    }

    private func banner(columns: Int, rows: Int = .max) -> [Foot] {
        guard let banner = client.banner else { return [] }
        let style = banner.isTrouble ? around.theme.error : around.theme.notice
        let lines = around.banner(banner).flatMap { wrap($0, columns: max(1, columns)) }
        return Fitting.lines(lines, rows: rows, columns: columns).map { .text(StyledLine([Run($0, style)])) }
    }

    private var address: Foot {
        let label = "\(words.text("picker.elsewhere"))   \(words.text("picker.address")) "
        return .box(label: label, interface.addressBox, width: 40, hasCaret: interface.picker == .address)
    }

    private var nick: Foot {
        .box(label: words.text("nick.prompt") + " ", interface.nickBox, width: Nick.byteLimit, hasCaret: true)
    }

    private func hosting(columns: Int) -> Foot {
        if client.picker.isHosting { return .text(StyledLine([Run(words.text("picker.hosting"))])) }
        let name = HubName.own(of: client.nick, words: words)?.text ?? ""
        let way = words.text("picker.host", ["name": name])
        let wordings = ["\(words.text("picker.nobody"))    \(way)", way]
        return .text(StyledLine([Run(Fitting.first(of: wordings, columns: columns))]))
    }

    /// On which networks no hub was heard, and the way to why.
    private func looking(columns: Int) -> [Foot] {
        guard let places = client.picker.places else { return [] }
        let used = places.filter { $0.skip == nil }.map { place in
            [place.name, place.address?.written].compactMap(\.self).joined(separator: " ")
        }
        let skipped = places.filter { $0.skip != nil && $0.skip != .loopback }.map(\.name)
        let look =
            used.isEmpty
            ? words.text("picker.looking.none")
            : words.text("picker.looking", ["places": words.enumerated(used)])
        let rest =
            skipped.isEmpty ? [] : [words.text("picker.looking.skipped", ["names": words.enumerated(skipped)])]
        let way = words.text("picker.doctor")
        let room = columns - DisplayWidth.of(way) - 3
        let wordings = [([look] + rest).joined(separator: " · "), look]
        let line = wordings.first { DisplayWidth.of($0) <= room }.map { "\($0.padded(to: room))   \(way)" } ?? way
        return [.text(StyledLine()), .text(StyledLine([Run(line, around.theme.dim)]))]
    }

    private func draw(_ foot: Foot, row: Int, on grid: inout Grid) {
        switch foot {
        case .text(let line): grid.write(line, at: Point(column: Self.margin(in: grid.size), row: row))
        case .box(let label, let editor, let width, let hasCaret):
            let isNarrow = grid.size.columns < DisplayWidth.of(label) + 20
            let short = words.text(interface.picker == .nick ? "nick.prompt" : "picker.address") + " "
            let start = Point(column: Self.margin(in: grid.size), row: row)
            let column = grid.write(isNarrow ? short : label, at: start)
            grid.box(editor, row: row, column: column, width: width, hasCaret: hasCaret)
        }
    }

    private var footer: String {
        switch interface.picker {
        case .list where client.lastHub != nil: words.text("picker.footer.back")
        case .list: words.text("picker.footer")
        case .address: words.text("picker.footer.address")
        case .nick: words.text("picker.footer.nick")
        }
    }
}
