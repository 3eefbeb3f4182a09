import ChatModel
import ClientCore
import TerminalCore

/// A line without anything that steers a terminal.
enum SafeLine {
    static func text(_ line: String) -> String { line.filter { DisplayWidth.of($0) > 0 } }
}

extension Surroundings {
    /// Why lines are printed although a screen was asked for.
    package var reasonForLines: String { words.text("plain.chosen") }

    /// What the next line takes the place of.
    package func replaced(_ text: String) -> String {
        Narrator.line(words.text("plain.edit", ["text": text]))
    }

    /// A notice in words, without the keys of a screen.
    func plainLines(of notice: Notice) -> [String] {
        switch notice {
        case .help:
            [words.text("plain.help")] + CommandTable.all.map { "  \($0.written): \(words.text($0.helpKey))" }
        case .missed(let missed): [sentence(for: missed)]
        case .waiting(let missed): [sentence(forWaiting: missed)]
        default: lines(of: notice)
        }
    }

    /// How things stand with a hub, in lines of their own: what it asks, or why there is no connection.
    func lines(of hub: HubState, _ client: Client) -> [String] {
        switch hub.connection {
        case .idle, .stopped(.asked): return []
        // The reason stands where the hubs are listed.
        case .stopped where client.shownHub?.key != hub.key: return []
        case .open: return [words.text("plain.open", ["hub": label(of: hub), "nick": hub.you?.nick.text ?? ""])]
        case .asking(let question): return lines(of: question)
        case .askingPassword(let question):
            let name = question.name?.text ?? question.address.display
            let note: String? =
                switch question.occasion {
                case .first: nil
                case .wrong: words.text("password.wrong")
                case .changed: words.text("password.changed")
                }
            return [name, note, words.text("password.question")].compactMap(\.self) + [words.text("plain.password")]
        case .connecting, .waiting, .offline, .stopped:
            let state = state(of: hub, at: client.now.monotonic).map { "\(label(of: hub)): \($0)" }
            return [trouble(of: hub), state].compactMap(\.self)
        }
    }

    private func lines(of question: TrustQuestion) -> [String] {
        let print = { words.text("trust.fingerprint", ["fingerprint": fingerprint($0)]) }
        let address = question.address.display
        let place =
            question.name.map { words.text("trust.name", ["name": $0.text, "address": address]) }
            ?? words.text("trust.address", ["address": address])
        guard let former = question.former else {
            return [words.text("trust.question"), place, print(question.hub.digest), words.text("trust.compare")]
                + [words.text("plain.trust")]
        }
        let warning =
            question.name.map { words.text("trust.another.name", ["name": $0.text]) } ?? words.text("trust.another")
        return [
            warning, words.text("trust.then", ["fingerprint": fingerprint(former.digest)]),
            words.text("trust.now", ["fingerprint": fingerprint(question.hub.digest)]), place,
            words.text("trust.another.compare"), words.text("plain.trust"),
        ]
    }

    /// A message that was found.
    func line(of row: SearchRow) -> String {
        let time = local(row.entry.time)
        let place =
            switch row.title {
            case .room(let room): room.written
            case .direct(let nick): nick.text
            }
        return "\(shortDay(time)) \(time.clock) \(place) \(row.author?.nick.text ?? "…"): "
            + (row.entry.body.spoken?.text ?? "") + (row.isPinned ? " " + words.text("entry.pinned") : "")
    }
}
