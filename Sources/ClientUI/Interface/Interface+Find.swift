import ChatModel
import ClientCore
import TerminalCore

/// Looking for something in what is loaded of the shown conversation, letter by letter.
extension Interface {
    /// The search as it stands; it ends where something else is shown.
    struct Find: Sendable {
        let draft: Draft
        /// Where one read before.
        let origin: Scroll
        /// The message that was chosen in select mode, from where the search was begun; nil otherwise.
        var chosen: Seq?
        var box = LineEditor(byteLimit: 256)
        /// The message that was found.
        var hit: Seq?
        /// Whether something was found and shown, also if no longer.
        var hasMoved = false
    }

    /// The search in what is on the screen; nil while there is none.
    func find(for client: Client) -> Find? { find.flatMap { $0.draft == Self.draft(for: client) ? $0 : nil } }

    /// What the person asked for while reading what is on the screen.
    func aids(for client: Client) -> ReadingAids {
        let find = find(for: client)
        var opened = Self.draft(for: client).flatMap { self.opened[$0] } ?? []
        // What was found may stand in lines that are folded.
        if let hit = find?.hit { opened.insert(hit) }
        return ReadingAids(opened: opened, opensAll: opensAll, sought: find?.box.text ?? "")
    }

    mutating func openFind(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), client.shownHub?.shown != nil else { return [] }
        let chosen = step(for: client) == nil ? nil : client.shownHub?.shown?.selection
        let outcomes = step(for: client) == nil ? [] : stopSelecting()
        find = Find(draft: draft, origin: scroll(for: client), chosen: chosen)
        return outcomes
    }

    /// Back to where one read before, and to the message that was chosen.
    mutating func leaveFind(_ client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let chosen = find?.chosen
        let outcomes = closeFind(client, size: size, around: around)
        guard let chosen, let draft = Self.draft(for: client) else { return outcomes }
        selectMode = SelectMode(draft: draft, step: .choosing)
        return outcomes + [.action(.select(.at(chosen)))]
    }

    /// Back to where one read before.
    private mutating func closeFind(_ client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let find else { return [] }
        self.find = nil
        guard find.hasMoved else { return [] }
        scrolls[find.draft] = find.origin == .newest ? nil : find.origin
        guard let window = RoomView(client, self, size: size, around: around)?.window else { return [] }
        return told(window.slice(at: find.origin), at: find.origin).map(Outcome.action)
    }

    /// A key while something is looked for.
    mutating func look(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard var find = find(for: client) else { return [] }
        switch around.keys.find.command(for: key) {
        case .older: return go(.older, in: client, size: size, around: around)
        case .newer: return go(.newer, in: client, size: size, around: around)
        case .stay: return stay(client, size: size, around: around)
        case .everywhere: return lookEverywhere(client)
        case .leave: return leaveFind(client, size: size, around: around)
        case nil:
            if let action = Self.movement(key, around.keys) {
                return closeFind(client, size: size, around: around) + [.action(action)]
            }
            let before = find.box.text
            around.keys.writeLine(key, in: &find.box)
            self.find = find
            guard find.box.text != before else { return [] }
            return go(nil, in: client, size: size, around: around)
        }
    }

    /// Shows the next message in a direction that holds what is looked for; without one, the newest at or above the one
    /// that is shown.
    private mutating func go(
        _ direction: ClientCore.Direction?, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        guard let find else { return [] }
        let hits = client.hits(of: find.box.text)
        let index: Int? =
            switch direction {
            case .older: hits.lastIndex { $0 < find.hit ?? .zero } ?? (find.hit == nil ? nil : hits.indices.first)
            case .newer: hits.firstIndex { $0 > find.hit ?? .zero } ?? hits.indices.last
            case nil: hits.lastIndex { $0 <= find.hit ?? Seq(.max) } ?? hits.indices.last
            }
        guard let index else {
            self.find?.hit = nil
            return []
        }
        self.find?.hit = hits[index]
        self.find?.hasMoved = true
        guard let window = RoomView(client, self, size: size, around: around)?.window else { return [] }
        let scroll = window.around(window.layout.index(atOrAfter: hits[index]))
        return show(window.pinned(scroll), of: window, in: find.draft).map(Outcome.action)
    }

    /// The search ends, and what it found stays on the screen.
    private mutating func stay(_ client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let find, let hit = find.hit, let conversation = find.draft.conversation else {
            return leaveFind(client, size: size, around: around)
        }
        self.find = nil
        revealed = Reveal(hub: find.draft.hub, conversation: conversation, place: hit, position: .middle)
        return []
    }

    /// The hub looks for the same words in all of the room.
    private mutating func lookEverywhere(_ client: Client) -> [Outcome] {
        guard let find, let shown = client.shownHub?.shown else { return [] }
        self.find = nil
        let place = shown.name?.written ?? shown.partner.map { "@" + $0.nick.text } ?? ""
        let words = find.box.text
        return [.action(.search(words.isEmpty ? .open : .ask("in:\(place) \(words)")))]
    }

    /// The long blocks of the chosen message are shown whole, or folded again.
    mutating func fold(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), let chosen = client.shownHub?.shown?.selection else { return [] }
        opened[draft, default: []].formSymmetricDifference([chosen])
        return []
    }
}

extension Client {
    /// The loaded messages of the shown conversation that hold a text, oldest first.
    func hits(of sought: String) -> [Seq] {
        guard let shown = shownHub?.shown else { return [] }
        return choosable.filter { seq in
            shown.timeline.entry(at: seq)?.body.spoken.map { Highlight.isIn($0.text, sought) } ?? false
        }
    }
}
