import ChatModel
import ClientCore
import TerminalCore

/// Bringing onto the screen what was chosen or jumped to.
extension Interface {
    /// A place that was asked for is loaded: it comes onto the screen; a message among others is marked.
    package mutating func reveal(_ reveal: Reveal, in client: Client, size: Size, around: Surroundings) -> [UserAction]
    {
        around.measured { bring(reveal, in: client, size: size, around: around) }
    }

    private mutating func bring(_ reveal: Reveal, in client: Client, size: Size, around: Surroundings) -> [UserAction] {
        guard let draft = Self.draft(for: client), draft == Draft(hub: reveal.hub, conversation: reveal.conversation),
            let window = RoomView(client, self, size: size, around: around)?.window
        else { return [] }
        if reveal.position == .end {
            (revealed, scrolls[draft]) = (nil, nil)
            return [.scrolled(.newest)]
        }
        revealed = reveal.position == .middle ? reveal : nil
        let index = min(window.layout.index(atOrAfter: reveal.place), window.layout.blocks - 1)
        guard index >= 0 else { return [] }
        let scroll = reveal.position == .top ? window.from(index) : window.around(index)
        // What was found stays reachable, so this is not the end of the conversation, even if all of it is shown.
        let isFound = client.shownHub?.search != nil
        return show(isFound ? window.pinned(scroll) : scroll, of: window, in: draft)
    }

    /// The message on the screen that was jumped to.
    func revealed(in client: Client) -> Seq? {
        guard let revealed, Self.draft(for: client) == Draft(hub: revealed.hub, conversation: revealed.conversation)
        else { return nil }
        return revealed.place
    }

    /// Keeps the interface in step with the client after something happened: the chosen message is on the screen, and
    /// the search that is shown stands in its line.
    package mutating func settle(in client: Client, size: Size, around: Surroundings) -> [UserAction] {
        if let search = client.shownHub?.search, search.text != searchText {
            searchBox.reset()
            searchBox.insert(search.text)
            searchText = search.text
        } else if client.shownHub?.search == nil {
            searchText = nil
        }
        if client.shownHub?.files.viewed == nil { fileLine = 0 }
        completePath(in: client)
        return around.measured {
            watch(client, size: size, around: around) + tellWriting(client)
                + follow(client, size: size, around: around) + tellSeen(client, size: size, around: around)
        }
    }

    /// Tells which hubs are on the screen, when others are than before.
    private func watch(_ client: Client, size: Size, around: Surroundings) -> [UserAction] {
        let isList = client.screen == .picker && help == nil
        let seen = isList ? PickerView(client: client, interface: self, around: around).hubs(in: size) : []
        return seen == client.picker.seen ? [] : [.picker(.sees(seen))]
    }

    /// Tells that a text is being written that is to be said, or that it was taken back. A command is nobody's affair.
    private mutating func tellWriting(_ client: Client) -> [UserAction] {
        guard changes != toldChanges else { return [] }
        toldChanges = changes
        let editor = composer(for: client)
        if case .edit = purpose(for: client) { return [] }
        let isOn = !editor.isEmpty && editor.clusters.first != "/"
        return client.tellsWriting(isOn) ? [.writes(isOn)] : []
    }

    /// Tells what stood on the screen when the list of what is new was opened over it.
    private func tellSeen(_ client: Client, size: Size, around: Surroundings) -> [UserAction] {
        guard client.shownHub?.catchUp?.awaitsScreen == true else { return [] }
        let window = RoomView(client, self, size: size, around: around)?.window
        guard let slice = window?.slice(at: scroll(for: client)), let first = slice.first, let last = slice.last,
            first <= last
        else { return [.catchUp(.sees(nil))] }
        return [.catchUp(.sees(first...last))]
    }

    private mutating func follow(_ client: Client, size: Size, around: Surroundings) -> [UserAction] {
        let chosen = find(for: client)?.hit ?? (step(for: client) == nil ? nil : client.shownHub?.shown?.selection)
        guard chosen != followed else { return [] }
        followed = chosen
        guard let chosen, let draft = Self.draft(for: client),
            let window = RoomView(client, self, size: size, around: around)?.window
        else { return [] }
        let scroll = scroll(for: client)
        let to = window.showing(window.layout.index(atOrAfter: chosen), from: scroll)
        return to == scroll ? [] : show(to, of: window, in: draft)
    }

    mutating func show(_ scroll: Scroll, of window: TimelineWindow, in draft: Draft) -> [UserAction] {
        scrolls[draft] = scroll == .newest ? nil : scroll
        return told(window.slice(at: scroll), at: scroll)
    }
}
