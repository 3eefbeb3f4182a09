import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    /// A key on the search screen.
    mutating func search(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let hub = client.shownHub, let search = hub.search else { return [] }
        let replaces = replacesSearch
        replacesSearch = false
        let page = SearchScreen(client: client, hub: hub, search: search, interface: self, around: around, size: size)
            .rows
        switch around.keys.search.command(for: key) {
        case .newer: return [.action(.search(.move(-1)))]
        case .older: return [.action(.search(.move(1)))]
        case .pageUp: return [.action(.search(.move(-page)))]
        case .pageDown: return [.action(.search(.move(page)))]
        case .show: return enter(search)
        case .leave: return [.action(.search(.close))]
        case nil:
            if let action = Self.movement(key, around.keys) { return [.action(.search(.close)), .action(action)] }
            if replaces, case .character = key { searchBox.reset() }
            around.keys.writeLine(key, in: &searchBox)
        }
        return []
    }

    /// Enter asks for what was typed anew, or shows the chosen one of what was found.
    private func enter(_ search: SearchView) -> [Outcome] {
        if searchBox.text == search.text {
            if search.state == .found { return [.action(.search(.choose))] }
            if search.state == .asking { return [] }
        }
        return searchBox.isEmpty ? [] : [.action(.search(.ask(searchBox.text)))]
    }
}
