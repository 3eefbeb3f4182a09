import ChatModel
import ClientCore
import TerminalCore

/// Select mode: one message of the conversation is chosen, and keys do something with it.
extension Interface {
    /// What is done with the chosen message.
    package enum Step: Hashable, Sendable {
        /// Another one can be chosen.
        case choosing
        /// The person was asked whether it is to be taken back.
        case deleting
        /// A sign for it is being typed.
        case reacting
    }

    /// Select mode as it stands in one conversation; it ends where another one is shown.
    struct SelectMode: Hashable, Sendable {
        let draft: Draft
        var step: Step
    }

    /// How far select mode is in what is on the screen; nil when it is off.
    func step(for client: Client) -> Step? {
        guard let selectMode, selectMode.draft == Self.draft(for: client) else { return nil }
        return selectMode.step
    }

    mutating func startSelecting(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), client.shownHub?.shown != nil else { return [] }
        selectMode = SelectMode(draft: draft, step: .choosing)
        return [.action(.select(.next(.older)))]
    }

    mutating func stopSelecting() -> [Outcome] {
        selectMode = nil
        return [.action(.select(.none))]
    }

    /// A key in select mode.
    mutating func select(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let step = step(for: client) else { return [] }
        if step == .reacting { return react(key, around: around) }
        selectMode?.step = .choosing
        if let action = Self.movement(key, around.keys) { return stopSelecting() + [.action(action)] }
        guard let command = around.keys.select.command(for: key) else { return [] }
        if client.hasChosenFile, command == .open || key == .enter { return [.action(.submit("/get"))] }
        switch command {
        case .older: return [.action(.select(.next(.older)))]
        case .newer: return [.action(.select(.next(.newer)))]
        case .oldest: return leap(.older, .max, in: client)
        case .newest: return leap(.newer, .max, in: client)
        case .pageUp: return leap(.older, size.rows / 3, in: client)
        case .pageDown: return leap(.newer, size.rows / 3, in: client)
        case .leave: return stopSelecting()
        case .copy: return [.action(.submit("/copy"))]
        case .open: return [.action(.submit("/open"))]
        case .fold: return fold(client)
        case .find: return openFind(client)
        case .view: return client.hasChosenFile ? [.action(.submit("/view"))] : []
        case .reply, .react, .edit, .delete, .pin: return treat(command, in: client, wasAsked: step == .deleting)
        }
    }

    /// Does something with the chosen message.
    private mutating func treat(_ command: SelectCommand, in client: Client, wasAsked: Bool) -> [Outcome] {
        guard let hub = client.shownHub, let chosen = hub.shown?.selection else { return [] }
        if command == .edit || command == .delete, !Self.mayChange(chosen, by: command, in: hub) {
            hint = .notYours
            return []
        }
        if command == .pin, !Self.mayChange(chosen, by: .pin, in: hub) {
            hint = .onlyOperators
            return []
        }
        switch command {
        case .reply: return startReply(to: chosen, in: client)
        case .react:
            signBox.reset()
            selectMode?.step = .reacting
        case .edit:
            selectMode = nil
            return [.action(.submit("/edit"))]
        case .delete where wasAsked:
            selectMode = nil
            return [.action(.submit("/delete"))]
        case .delete: selectMode?.step = .deleting
        case .pin: return pin(chosen, in: hub) + stopSelecting()
        default: break
        }
        return []
    }

    /// Pins the chosen message, or no longer if it is pinned.
    private func pin(_ chosen: Seq, in hub: HubState) -> [Outcome] {
        let isPinned = hub.shown?.timeline.item(at: chosen)?.isPinned == true
        return [.action(.submit(isPinned ? "/unpin" : "/pin"))]
    }

    /// Whether the chosen message is the person's own, or one that they may take back or pin as an operator; of two who
    /// talk directly either pins.
    static func mayChange(_ chosen: Seq, by command: SelectCommand, in hub: HubState) -> Bool {
        guard let shown = hub.shown else { return false }
        let isOwn = shown.timeline.entry(at: chosen)?.author == hub.you?.number
        if command == .pin { return shown.key.isDirect || shown.role >= .operator }
        return isOwn || command == .delete && shown.role >= .operator
    }

    /// Chooses the message so many steps away, or the last one in that direction.
    private func leap(_ direction: ClientCore.Direction, _ count: Int, in client: Client) -> [Outcome] {
        let all = client.choosable
        guard let last = all.indices.last else { return [] }
        let chosen = client.shownHub?.shown?.selection
        let index = all.firstIndex { $0 == chosen } ?? last
        let (to, isBeyond) =
            direction == .older
            ? (index - min(count, index), count > index) : (min(last, index + min(count, last)), false)
        let older: [Outcome] = isBeyond ? [.action(.loadOlder)] : []
        return [.action(.select(.at(all[to])))] + older
    }

    /// A key while a sign is typed: a digit takes a proposed one, Enter gives what was typed.
    private mutating func react(_ key: Key, around: Surroundings) -> [Outcome] {
        let proposals = Self.proposals(around.words)
        switch key {
        case .escape: selectMode?.step = .choosing
        case .enter where !signBox.isEmpty: return give(signBox.text)
        // The first sign that a code may become.
        case .tab:
            if let code = ShortCodes.begun(in: signBox.text), let found = ShortCodes.standard.matches(code).first {
                signBox.setText(found.sign)
            }
        case .character(let digit) where signBox.isEmpty:
            if let number = digit.wholeNumberValue, proposals.indices.contains(number - 1) {
                return give(proposals[number - 1])
            }
            around.keys.writeLine(key, in: &signBox)
        default: around.keys.writeLine(key, in: &signBox)
        }
        return []
    }

    /// Who gave a sign goes on writing.
    private mutating func give(_ typed: String) -> [Outcome] {
        let emoji = typed.hasPrefix(":") ? ShortCodes.standard[typed.filter { $0 != ":" }] : typed
        guard let sign = emoji.flatMap({ try? Reaction($0) }) else {
            hint = .noSign
            return []
        }
        signBox.reset()
        return [.action(.submit("/react \(sign.text)"))] + stopSelecting()
    }

    /// The signs that can be given with one key.
    static func proposals(_ words: Catalogue) -> [String] { words.list("react.proposals") }
}

extension Client {
    /// Whether the chosen message is a file.
    var hasChosenFile: Bool {
        guard let shown = shownHub?.shown, let seq = shown.selection else { return false }
        return shown.timeline.entry(at: seq)?.file != nil
    }

    /// The loaded messages of the shown conversation that can be chosen, oldest first.
    var choosable: [Seq] {
        guard let hub = shownHub, let shown = hub.shown else { return [] }
        return shown.timeline.items.compactMap { item in
            guard let entry = item.entry, entry.body.isSaid else { return nil }
            let isHidden = hub.people[entry.author].map { isIgnored($0.id) } ?? false
            return isHidden ? nil : entry.seq
        }
    }
}
