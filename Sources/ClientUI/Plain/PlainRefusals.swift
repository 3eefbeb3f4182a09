import ClientCore

/// What only a screen can do.
extension Narrator {
    /// Why a line of the person's can't be done without a screen, and what to do instead; nil if it can.
    /// - Parameter isPiped: whether what is written comes from no person, so that no question can be answered.
    package func refusal(
        of line: String, in client: Client, isPiped: Bool = false, around: Surroundings
    ) -> String? {
        let line = client.aliases.expanded(line)
        guard case .hub(let key) = client.screen, client.hubs[key]?.connection.asks == false,
            line.hasPrefix("/"), case let parts = line.dropFirst().split(whereSeparator: \.isWhitespace),
            let word = parts.first, let name = CommandTable.find(String(word))?.name
        else { return nil }
        let command: KeyValuePairs = ["command": "/\(name.rawValue)"]
        switch name {
        case .theme, .bind, .mouse: return around.words.text("plain.no.screen", command)
        case .pins where parts.count > 1: return around.words.text("plain.no.pin", command)
        case .view: return around.words.text("plain.no.view", command)
        case .connect where isPiped && parts.count == 1: return around.words.text("plain.no.hubs", command)
        case .catchup: return around.words.text("plain.no.catchup", command)
        default: return nil
        }
    }

    /// What was done at an order to the screen, where it would stand in the status line.
    package func told(_ interface: Interface, around: Surroundings) -> [String] {
        around.words.order(interface.hint).prefix(1).map(Self.line)
    }
}

extension Connection {
    /// Whether the next line answers a question.
    fileprivate var asks: Bool {
        switch self {
        case .asking, .askingPassword: true
        default: false
        }
    }
}
