import ChatModel
import ClientCore
import TerminalCore

/// What is said of a hub in the list.
struct HubRowWords {
    let client: Client
    let around: Surroundings

    private var words: Catalogue { around.words }

    /// The name, with its sign where it is that of a hub with another key: it stands whatever else has no room.
    func label(of hub: HubRow, width: Int) -> String {
        guard hub.namesake != nil else { return hub.name.text.padded(to: width) }
        return "\(hub.name.text.truncated(to: width - 2)) \(words.text("mark.like"))".padded(to: width)
    }

    /// The address where two hubs have one name, whether there is a password, and as many names as fit.
    func middle(of hub: HubRow, columns: Int) -> String {
        var parts: [String] = []
        if client.directory.listed.contains(where: { $0.name == hub.name && $0.id != hub.id }) {
            parts.append(hub.addresses.first?.display ?? "")
        }
        if hub.asksPassword { parts.append(words.text("picker.password")) }
        let taken = parts.map { DisplayWidth.of($0) + 2 }.reduce(0, +)
        let names = names(on: hub, columns: columns - taken)
        return (parts + [names]).filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// `ann, bob, mei …`: as many as fit; none where not even one does.
    private func names(on hub: HubRow, columns: Int) -> String {
        var room = columns
        var names = hub.nicks.prefix(max(0, columns)).map(name).prefix { name in
            defer { room -= DisplayWidth.of(name) }
            return room > 0
        }
        let total = max(Int(hub.people ?? 0), hub.nicks.count)
        while !names.isEmpty {
            let listed = around.list(Array(names))
            let wording = names.count < total ? words.text("picker.names.more", ["names": listed]) : listed
            if DisplayWidth.of(wording) <= columns { return wording }
            names.removeLast()
        }
        return ""
    }

    private func name(_ listed: ListedNick) -> String {
        listed.isMarked ? "\(listed.nick.text) \(words.text("mark.like"))" : listed.nick.text
    }

    /// When and where a hub that is not heard was last met, and that it can be read; and shorter wordings of it.
    func silent(_ hub: HubRow) -> [String] {
        let (read, known) = (words.text("picker.read"), acquaintance(with: hub))
        guard case .met(let time) = hub.acquaintance else { return ["  \(known)", ""] }
        let met = words.text("picker.met", ["date": around.shortDay(around.local(time))])
        return ["  \(known)  \(read)", "  \(met)  \(read)", "  \(read)", "  \(met)", ""]
    }

    /// Where the person stands with a hub.
    func acquaintance(with hub: HubRow) -> String {
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
