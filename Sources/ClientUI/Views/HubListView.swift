import ChatModel
import ClientCore
import TerminalCore

/// The hubs that are heard, then those that are remembered; the chosen one is always among what is shown.
struct HubListView {
    let client: Client
    /// Whether keys go to the list.
    let isActive: Bool
    let around: Surroundings

    private var words: Catalogue { around.words }

    /// At most so many lines; without empty ones where the screen is low.
    func lines(width: Int, rows: Int, isTight: Bool) -> [StyledLine] {
        var lines = heading("picker.heard", isTight: isTight, width: width)
        let (heard, silent) = (client.directory.heard, client.directory.silent)
        if heard.isEmpty { lines += nobody(width: width) }
        var chosen = chosenLine(in: heard, from: lines.count)
        lines += heard.map { row($0, width: width) }
        if !silent.isEmpty {
            if !isTight { lines.append(StyledLine()) }
            lines += heading("picker.silent", isTight: isTight, width: width)
            chosen = chosen ?? chosenLine(in: silent, from: lines.count)
            lines += silent.map { row($0, width: width) }
        }
        let first = max(0, min((chosen ?? 0) - rows / 2, lines.count - rows))
        return Array(lines.dropFirst(first).prefix(rows))
    }

    private func chosenLine(in hubs: [HubRow], from first: Int) -> Int? {
        hubs.firstIndex { $0.id == client.picker.chosen }.map { first + $0 }
    }

    private func heading(_ key: String, isTight: Bool, width: Int) -> [StyledLine] {
        [StyledLine([Run(words.text(key).truncated(to: width), around.theme.title)])] + (isTight ? [] : [StyledLine()])
    }

    private func nobody(width: Int) -> [StyledLine] {
        [words.text("picker.none"), words.text("picker.none.why")].flatMap { text in
            wrap([Run(text, around.theme.dim)], columns: max(1, width - 2)).map { StyledLine([Run("  ")] + $0.runs) }
        }
    }

    private func row(_ hub: HubRow, width: Int) -> StyledLine {
        let isChosen = client.picker.chosen == hub.id && isActive
        let style = isChosen ? around.theme.chosen : hub.isHeard ? around.theme.text : around.theme.dim
        let start = "\(isChosen ? "▸" : " ") \(label(of: hub, width: min(20, max(8, width / 4))))"
        let wordings = details(of: hub).map { start + $0 }
        return StyledLine([Run(Fitting.first(of: wordings, columns: width).padded(to: width), style)])
    }

    /// The name, with its sign where it is that of a hub with another key: it stands whatever else has no room.
    private func label(of hub: HubRow, width: Int) -> String {
        guard hub.namesake != nil else { return hub.name.text.padded(to: width) }
        return "\(hub.name.text.truncated(to: width - 2)) \(words.text("mark.like"))".padded(to: width)
    }

    /// What is known of a hub, and shorter wordings of it.
    private func details(of hub: HubRow) -> [String] {
        guard hub.isHeard else { return detailsOfSilent(hub) }
        var parts: [String] = []
        parts.append(words.text("picker.people", count: Int(hub.people ?? 0)).padded(to: 10))
        parts.append((hub.roundTrip.map { around.milliseconds($0) } ?? "").padded(to: 6))
        // That it is not the hub that it seems to be is said before anything else that may find no room.
        if hub.namesake != nil { parts.append(acquaintance(with: hub)) }
        if client.directory.listed.contains(where: { $0.name == hub.name && $0.id != hub.id }) {
            parts.append(hub.addresses.first?.display ?? "")
        }
        if hub.asksPassword { parts.append(words.text("picker.password")) }
        if hub.namesake == nil { parts.append(acquaintance(with: hub)) }
        return (0...parts.count).reversed().map { parts.prefix($0).map { "  " + $0 }.joined() }
    }

    /// When and where it was last met, and that it can be read.
    private func detailsOfSilent(_ hub: HubRow) -> [String] {
        let (read, known) = (words.text("picker.read"), acquaintance(with: hub))
        guard case .met(let time) = hub.acquaintance else { return ["  \(known)", ""] }
        let met = words.text("picker.met", ["date": around.shortDay(around.local(time))])
        return ["  \(known)  \(read)", "  \(met)  \(read)", "  \(read)", "  \(met)", ""]
    }

    private func acquaintance(with hub: HubRow) -> String {
        if client.hubs[.hub(hub.id)]?.connection.session != nil { return words.text("picker.here") }
        if hub.namesake != nil { return words.text("picker.namesake", ["name": hub.name.text]) }
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
}
