import ChatModel
import ClientCore
import TerminalCore

/// The list of hubs: heard ones, remembered ones, an address box, and "host here".
struct PickerView {
    let client: Client
    let interface: Interface
    let around: Surroundings

    private var words: Catalogue { around.words }

    func draw(on grid: inout Grid) {
        drawTitle(on: &grid)
        let foot = footRows
        var row = 2
        let end = grid.size.rows - foot.count - 1
        for line in bodyRows(width: grid.size.columns - 4).prefix(max(0, end - row)) {
            grid.write(line, at: Point(column: 3, row: row), in: grid.bounds)
            row += 1
        }
        row = min(row + 1, max(1, end))
        for line in foot {
            draw(line, row: row, on: &grid)
            row += 1
        }
        grid.footer(footer, style: around.theme.dim)
    }

    private func drawTitle(on grid: inout Grid) {
        grid.left(words.text("nick.title"), row: 0, style: around.theme.title)
        let you = words.text(
            "picker.you", ["nick": client.nick?.text ?? "", "fingerprint": around.ownFingerprint])
        if grid.size.columns >= 50 { grid.right(you, row: 0, style: around.theme.dim) }
    }

    // MARK: The hubs

    private func bodyRows(width: Int) -> [StyledLine] {
        var lines = [StyledLine([Run(words.text("picker.heard"), around.theme.title)]), StyledLine()]
        let heard = client.directory.heard
        lines += heard.isEmpty ? [StyledLine([Run("  " + words.text("picker.none"), around.theme.dim)])] : []
        lines += heard.map { row($0, width: width) }
        let silent = client.directory.silent
        guard !silent.isEmpty else { return lines }
        lines += [StyledLine(), StyledLine([Run(words.text("picker.silent"), around.theme.title)]), StyledLine()]
        return lines + silent.map { row($0, width: width) }
    }

    private func row(_ hub: HubRow, width: Int) -> StyledLine {
        let isChosen = client.picker.chosen == hub.id && interface.picker == .list
        let style = isChosen ? around.theme.chosen : hub.isHeard ? around.theme.text : around.theme.dim
        let name = hub.name.text.padded(to: min(20, max(8, width / 4)))
        let text = "\(isChosen ? "▸" : " ") \(name)  \(details(of: hub))"
        return StyledLine([Run(text.padded(to: width), style)])
    }

    private func details(of hub: HubRow) -> String {
        let people = hub.people.map { words.text("picker.people", count: Int($0)).padded(to: 10) }
        let trip = hub.roundTrip.map { "\(Int($0.rounded())) ms".padded(to: 6) } ?? (hub.isHeard ? "      " : nil)
        let password = hub.asksPassword ? words.text("picker.password") : nil
        return [people, trip, password, acquaintance(with: hub)].compactMap { $0 }.joined(separator: "  ")
    }

    private func acquaintance(with hub: HubRow) -> String {
        guard case .met(let time) = hub.acquaintance else { return words.text("picker.new") }
        let (met, today) = (around.local(time), around.local(client.now.wall))
        guard hub.isHeard else {
            let address = hub.addresses.first?.display ?? ""
            return words.text("picker.away", ["date": around.shortDay(met), "address": address])
        }
        return switch today.dayNumber - met.dayNumber {
        case ...0: words.text("picker.today")
        case 1: words.text("picker.yesterday")
        default: words.text("picker.met", ["date": around.shortDay(met)])
        }
    }

    // MARK: What else one can do

    private enum Foot {
        case text(StyledLine)
        case box(label: StyledLine, LineEditor, width: Int)
        case blank
    }

    private var footRows: [Foot] {
        var rows: [Foot] = []
        if let banner = client.banner {
            rows +=
                around.lines(of: banner).prefix(4).map { .text(StyledLine([Run($0, around.theme.error)])) } + [.blank]
        }
        let elsewhere = "\(words.text("picker.elsewhere"))   \(words.text("picker.address")) "
        rows.append(.box(label: StyledLine([Run(elsewhere)]), interface.addressBox, width: 40))
        if interface.picker == .nick {
            rows.append(
                .box(
                    label: StyledLine([Run(words.text("picker.nick") + " ")]), interface.nickBox, width: Nick.byteLimit)
            )
        } else {
            rows.append(.text(StyledLine([Run(hosting)])))
        }
        return rows + [.blank]
    }

    private var hosting: String {
        if client.picker.isHosting { return words.text("picker.hosting") }
        let name = HubName.own(of: client.nick, words: words)?.text ?? ""
        return "\(words.text("picker.nobody"))    \(words.text("picker.host", ["name": name]))"
    }

    private func draw(_ foot: Foot, row: Int, on grid: inout Grid) {
        switch foot {
        case .blank: break
        case .text(let line): grid.write(line, at: Point(column: 3, row: row))
        case .box(let label, let editor, let width):
            let column = grid.write(label, at: Point(column: 3, row: row))
            let isNick = interface.picker == .nick && editor == interface.nickBox
            let isAddress = interface.picker == .address && !isNick
            grid.box(editor, row: row, column: column, width: width, hasCaret: isNick || isAddress)
        }
    }

    private var footer: String {
        switch interface.picker {
        case .list: words.text("picker.footer")
        case .address: words.text("picker.footer.address")
        case .nick: words.text("picker.footer.nick")
        }
    }
}
