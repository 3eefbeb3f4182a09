import ChatModel
import ClientCore
import TerminalCore

/// Going to a conversation by some letters of its name: a small list over the composer.
extension Interface {
    /// The list as it stands; it ends where something else is shown.
    struct Switcher: Sendable {
        let draft: Draft
        /// What was typed of the name.
        var box = LineEditor(byteLimit: RoomName.byteLimit)
        var chosen = 0
    }

    /// The list over what is on the screen; nil while it is closed.
    func switcher(for client: Client) -> Switcher? {
        switcher.flatMap { $0.draft == Self.draft(for: client) ? $0 : nil }
    }

    mutating func openSwitcher(_ client: Client) -> [Outcome] {
        let outcomes = step(for: client) == nil ? [] : stopSelecting()
        switcher = Self.draft(for: client).map { Switcher(draft: $0) }
        return outcomes
    }

    /// A key while the list is open.
    mutating func choosePlace(_ key: Key, in client: Client, around: Surroundings) -> [Outcome] {
        guard var list = switcher, let hub = client.shownHub else { return [] }
        let found = hub.goals(for: list.box.text)
        let chosen = min(list.chosen, max(0, found.count - 1))
        switch around.keys.switcher.command(for: key) {
        case .up: list.chosen = found.isEmpty ? 0 : (chosen + found.count - 1) % found.count
        case .down: list.chosen = found.isEmpty ? 0 : (chosen + 1) % found.count
        case .leave: return closeSwitcher()
        case .go:
            guard found.indices.contains(chosen) else { return [] }
            return closeSwitcher() + [Self.outcome(of: found[chosen])]
        case nil:
            if let action = Self.movement(key, around.keys) { return closeSwitcher() + [.action(action)] }
            around.keys.writeLine(key, in: &list.box)
            list.chosen = 0
        }
        switcher = list
        return []
    }

    mutating func closeSwitcher() -> [Outcome] {
        switcher = nil
        return []
    }

    private static func outcome(of goal: Goal) -> Outcome {
        switch goal {
        case .conversation(let key): .action(.show(key))
        case .person(let person): .action(.submit("/query \(person.nick.text)"))
        }
    }
}
