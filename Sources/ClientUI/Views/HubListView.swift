import ChatModel
import ClientCore
import TerminalCore

/// The hubs that are heard, then those that are remembered; the chosen one is always among what is shown.
struct HubListView {
    let client: Client
    /// Whether keys go to the list.
    let isActive: Bool
    let around: Surroundings
    let width: Int
    /// The most lines.
    let rows: Int
    /// Whether the screen is so low that there are no empty lines.
    let isTight: Bool

    /// What one line is.
    private enum Item {
        case text(StyledLine)
        case hub(HubRow)

        var hub: HubRow? { if case .hub(let hub) = self { hub } else { nil } }
    }

    private var words: Catalogue { around.words }

    /// The lines that are on the screen.
    var lines: [StyledLine] {
        let shown = shown
        let columns = HubColumns(of: shown.compactMap(\.hub), client: client, around: around, width: width)
        return shown.map { item in
            switch item {
            case .text(let line): line
            case .hub(let hub): columns.line(of: hub, isChosen: client.picker.chosen == hub.id && isActive)
            }
        }
    }

    /// The hubs that are on the screen.
    var hubs: [HubID] { shown.compactMap(\.hub?.id) }

    /// Whether all hubs are on the screen.
    var isWhole: Bool { all.count <= rows }

    /// From so many rows on the last one tells how many hubs are below.
    private static let tellsMoreFrom = 4

    private var shown: [Item] {
        let all = all
        let chosen = all.firstIndex { $0.hub?.id == client.picker.chosen && $0.hub != nil } ?? 0
        let first = max(0, min(chosen - rows / 2, all.count - rows))
        let part = Array(all.dropFirst(first).prefix(rows))
        guard first + rows < all.count, rows >= Self.tellsMoreFrom else { return part }
        let more = all.dropFirst(first + rows - 1).count { $0.hub != nil }
        let line = words.text("picker.more", ["count": words.figure(more)])
        return part.dropLast() + [.text(StyledLine([Run("  " + line, around.theme.dim)]))]
    }

    private var all: [Item] {
        let (heard, silent) = (client.directory.heard, client.directory.silent)
        var items = heading([words.text("picker.heard"), words.text("picker.heard.short")])
        if heard.isEmpty { items += nobody }
        items += heard.map(Item.hub)
        if !silent.isEmpty {
            if !isTight { items.append(.text(StyledLine())) }
            items += heading([words.text("picker.silent")]) + silent.map(Item.hub)
        }
        return items
    }

    private func heading(_ wordings: [String]) -> [Item] {
        let line = StyledLine([Run(Fitting.first(of: wordings, columns: width), around.theme.title)])
        return [.text(line)] + (isTight ? [] : [.text(StyledLine())])
    }

    /// Whether there is no network on which a hub could be heard.
    private var isOffline: Bool { client.picker.places?.contains { $0.skip == nil } == false }

    private var nobody: [Item] {
        let texts = isOffline ? ["picker.none.offline"] : ["picker.none", "picker.none.why"]
        return texts.map { words.text($0) }.flatMap { text in
            wrap([Run(text, around.theme.dim)], columns: max(1, width - 2)).map {
                .text(StyledLine([Run("  ")] + $0.runs))
            }
        }
    }
}
