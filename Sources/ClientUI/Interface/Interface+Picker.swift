import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    mutating func pick(_ key: Key, in client: Client, around: Surroundings) -> [Outcome] {
        switch picker {
        case .list: return pickFromList(key, in: client, around: around)
        case .address: return fill(key, \.addressBox, around.keys) { .picker(.address($0)) }
        case .nick: return fill(key, \.nickBox, around.keys) { .choseNick($0) }
        }
    }

    private mutating func pickFromList(_ key: Key, in client: Client, around: Surroundings) -> [Outcome] {
        switch around.keys.picker.command(for: key) {
        case .up: return [.action(.picker(.move(-1)))]
        case .down: return [.action(.picker(.move(1)))]
        case .first: return [.action(.picker(.move(-Int(UInt16.max))))]
        case .last: return [.action(.picker(.move(Int(UInt16.max))))]
        case .join: return [.action(.picker(.choose))]
        case .address:
            picker = .address
        case .nick:
            picker = .nick
            nickBox.setText(client.nick?.text ?? "")
        case .read: return [.action(.picker(.read))]
        case .host: return host(client, around)
        case .doctor:
            doctorLine = 0
            return [.action(.picker(.examine))]
        case .back: return [.action(.picker(.close))]
        case .quit: return [.action(.quit)]
        case nil: break
        }
        return []
    }

    private func host(_ client: Client, _ around: Surroundings) -> [Outcome] {
        guard let name = HubName.own(of: client.nick, words: around.words) else { return [] }
        return [.action(.picker(.host(name)))]
    }

    /// A key for a box: Enter submits the text, which stays until it is taken; Esc leaves the box.
    private mutating func fill(
        _ key: Key, _ box: WritableKeyPath<Interface, LineEditor>, _ keys: Keys, submit: (String) -> UserAction
    ) -> [Outcome] {
        switch key {
        case .escape: leaveBox()
        case .enter:
            let text = self[keyPath: box].text
            guard !text.isEmpty else {
                leaveBox()
                return []
            }
            submitted = .box
            return [.action(submit(text))]
        default: keys.writeLine(key, in: &self[keyPath: box])
        }
        return []
    }
}

extension HubName {
    /// What a hub that this person hosts is called: `dana's hub`.
    static func own(of nick: Nick?, words: Catalogue) -> HubName? {
        nick.flatMap { try? HubName(words.text("picker.hostname", ["nick": $0.text])) }
    }
}
