import ClientCore
import TerminalCore

extension Interface {
    /// A key while the list of what is new is shown.
    mutating func catchUp(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let page = max(1, size.rows / 2)
        switch around.keys.catchUp.command(for: key) {
        case .up: return [.action(.catchUp(.move(-1)))]
        case .down: return [.action(.catchUp(.move(1)))]
        case .pageUp: return [.action(.catchUp(.move(-page)))]
        case .pageDown: return [.action(.catchUp(.move(page)))]
        case .go: return [.action(.catchUp(.choose))]
        case .readAll: return [.action(.catchUp(.readAll))]
        case .leave: return [.action(.catchUp(.close))]
        case nil:
            guard let action = Self.movement(key, around.keys) else { return [] }
            return [.action(.catchUp(.close)), .action(action)]
        }
    }
}
