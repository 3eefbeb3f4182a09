import ChatModel
import ClientCore

/// What a line means that a person writes in plain mode: it answers what was asked last, or is said.
extension Narrator {
    /// What is done about a line.
    package func actions(for line: String, in client: Client, around: Surroundings) -> [UserAction] {
        let word = line.trimmed
        if word.leaves { return [.quit] }
        switch client.screen {
        case .nick(let suggestion): return [.choseNick(word.isEmpty ? suggestion?.text ?? "" : word)]
        case .picker: return choose(word, client, around)
        case .hub(let key):
            switch client.hubs[key]?.connection {
            case .asking: return decide(word)
            case .askingPassword:
                return word.isEmpty ? [.givesPassword(nil), .picker(.open)] : [.givesPassword(line)]
            default: return word.isEmpty ? [] : [.submit(line)]
            }
        }
    }

    private func decide(_ word: String) -> [UserAction] {
        switch word.lowercased() {
        case "y": [.trusts(true)]
        case "n": [.trusts(false), .picker(.open)]
        default: []
        }
    }

    /// A number of the list, `h` to host, `d` for the doctor, a command, or a place.
    private func choose(_ word: String, _ client: Client, _ around: Surroundings) -> [UserAction] {
        if word.isEmpty { return [] }
        if word.hasPrefix("/") { return [.submit(word)] }
        if let number = Int(word), listed.indices.contains(number - 1) {
            return [.picker(.linger), .picker(.chooseHub(listed[number - 1]))]
        }
        if word == "d" { return [.picker(.linger), .picker(.examine)] }
        if word == "h" {
            return HubName.own(of: client.nick, words: around.words).map { [.picker(.linger), .picker(.host($0))] }
                ?? []
        }
        return [.picker(.linger), .picker(.address(word))]
    }

    /// Whether a line does not answer the question that stands.
    package func isNoAnswer(_ line: String, in client: Client) -> Bool {
        guard case .asking = client.shownHub?.connection else { return false }
        return decide(line.trimmed).isEmpty && !line.trimmed.leaves
    }

    /// Whether one is in a hub, so that what is written is said there.
    package func isIn(_ client: Client) -> Bool { client.shownHub?.connection.session != nil }

    /// Whether what was asked can be answered, and what is written can be said.
    func isReady(for client: Client) -> Bool {
        switch client.screen {
        case .nick: return true
        case .picker: return !client.isArriving && !client.isSeeking
        case .hub(let key):
            guard let hub = client.hubs[key] else { return false }
            switch hub.connection {
            case .open: return hub.shown.map { $0.status != .joining } ?? false
            case .asking, .askingPassword, .stopped, .offline: return true
            case .idle, .connecting, .waiting: return false
            }
        }
    }

    /// Whether the next line of a pipe can be taken: each waits until the one before is stored and answered, so that the
    /// end of the input loses nothing.
    package func isDone(with client: Client) -> Bool {
        isReady(for: client)
            && client.hubs.values.allSatisfy { hub in
                hub.connection.session == nil || hub.outbox.isSettled && !hub.owesAnswer
            }
    }

    /// Whether the hub that was named can't be gone to, so that there is nobody to whom the lines of a pipe could be said.
    package func isAtALoss(in client: Client) -> Bool { client.screen == .picker && isReady(for: client) }
}

extension String {
    /// Whether it is the command that ends the program, which is heard wherever one is.
    fileprivate var leaves: Bool { hasPrefix("/") && CommandTable.find(String(dropFirst()))?.name == .quit }

    fileprivate var trimmed: String {
        var rest = self[...].drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
