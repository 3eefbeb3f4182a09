import ChatModel
import ClientCore
import TerminalCore

/// The line above the composer: what matters now at the left, news of other rooms and help at the right.
struct StatusView {
    let client: Client
    let hub: HubState
    let interface: Interface
    let around: Surroundings
    /// Whether the list of rooms, which has the unread counts, is on the screen.
    let showsRooms: Bool
    /// Whether what is done about a missing connection stands elsewhere on the screen.
    let showsState: Bool
    /// How many lines came in below what is read; nil at the end.
    let newer: Int?
    /// The caret's line and the number of lines, where the composer can't show all.
    let draft: (line: Int, count: Int)?

    func draw(on grid: inout Grid, row: Int) {
        let (texts, style) = news(columns: grid.size.columns) ?? ([], around.theme.dim)
        let needed = texts.map { DisplayWidth.of($0) }.min() ?? 0
        let corner = Fitting.first(
            of: interface.step(for: client) == nil && interface.paste(in: client) == nil ? corners : [""],
            columns: max(0, grid.size.columns - 4 - needed))
        let room = max(0, grid.size.columns - DisplayWidth.of(corner) - (corner.isEmpty ? 2 : 4))
        grid.write(Fitting.first(of: texts, columns: room), at: Point(column: 1, row: row), style: style)
        grid.right(corner, row: row, style: around.theme.dim)
    }

    /// The most urgent thing to say, in wordings that get shorter.
    private func news(columns: Int) -> ([String], Style)? {
        let (words, theme) = (around.words, around.theme)
        switch interface.hint {
        case .quitAgain: return ([words.text("quit.again")], theme.mention)
        case .full: return ([words.text("composer.full", ["count": String(MessageText.byteLimit)])], theme.error)
        case .pastedTooMuch:
            let limit: KeyValuePairs = ["count": String(MessageText.byteLimit)]
            return ([words.text("paste.toomuch", limit), words.text("paste.toomuch.short", limit)], theme.error)
        case .narrow: return ([words.text("sides.narrow"), words.text("sides.narrow.short")], theme.error)
        case .notYours: return ([words.text("select.notyours")], theme.error)
        case .onlyOperators: return ([words.text("select.onlyoperators")], theme.error)
        case .copied, .opening, .linkCopied: return (words.order(interface.hint), theme.notice)
        case .noLink: return (words.order(interface.hint), theme.error)
        case .noSign: return ([words.text("react.nosign"), words.text("react.nosign.short")], theme.error)
        case .noEditor(let name):
            let values: KeyValuePairs = ["name": name]
            return ([words.text("editor.none", values), words.text("editor.none.short", values)], theme.error)
        case .editorFailed: return ([words.text("editor.failed"), words.text("editor.failed.short")], theme.error)
        case .editedTooLong(let file): return ([words.text("editor.long", ["file": file])], theme.error)
        case nil: break
        }
        if let pasted = interface.pastedFiles(in: client) { return (around.offer(of: pasted), theme.mention) }
        if let recalling = interface.recalling(in: client) { return (wordings(of: recalling), theme.accent) }
        if interface.step(for: client) == nil, let codes = interface.proposedCodes(for: client) {
            return (codes, theme.dim)
        }
        if let paste = interface.paste(in: client) {
            let texts = [
                words.text("paste.ask", count: paste.lines), words.text("paste.ask.short", count: paste.lines),
            ]
            return (texts, theme.mention)
        }
        switch interface.step(for: client) {
        case .deleting:
            return ([words.text("select.delete.ask"), words.text("select.delete.ask.short")], theme.mention)
        case .reacting: return (proposals, theme.text)
        case .choosing: if let newer, newer > 0 { return ([words.text("room.newer", count: newer)], theme.mention) }
        case nil: if let purpose = purpose(columns: columns) { return (purpose, theme.accent) }
        }
        if let newer, interface.step(for: client) == nil {
            if hub.search != nil {
                let more = newer > 0 ? words.text("room.newer", count: newer) + " · " : ""
                return ([more + words.text("search.goback"), words.text("search.goback")], theme.mention)
            }
            let text = newer > 0 ? words.text("room.newer", count: newer) : words.text("room.below")
            return (["\(text) · \(words.text("room.back"))", text], theme.mention)
        }
        if let trouble { return (trouble, theme.error) }
        if let shown = hub.shown, shown.status == .joining {
            return ([words.text("room.joining", ["room": shown.label(calling: hub.people)])], theme.dim)
        }
        return among(words.writing(client.writers.map { hub.people.name(of: $0).text }), quiet)
    }

    /// Who is typing, behind what else there is to say where both fit.
    private func among(_ writing: [String], _ quiet: ([String], Style)?) -> ([String], Style)? {
        guard let first = writing.first else { return quiet }
        guard let (texts, style) = quiet else { return (writing, around.theme.dim) }
        return (texts.map { "\($0) · \(first)" } + writing, style)
    }

    /// What there is to say while nothing is urgent.
    private var quiet: ([String], Style)? {
        let (words, theme) = (around.words, around.theme)
        if let draft {
            let values: KeyValuePairs = ["line": String(draft.line), "count": String(draft.count)]
            return ([words.text("room.lines", values)], theme.dim)
        }
        if let counting = around.counting(of: hub.files, at: client.now.monotonic) { return (counting, theme.accent) }
        if let carried = around.summary(of: hub.files, at: client.now.monotonic) { return (carried, theme.accent) }
        if let rule = hub.shown.flatMap(rule) { return rule }
        // Those of the shown conversation say so themselves, in their place.
        let queue = hub.outbox.posts.count { $0.conversation != hub.active }
        if queue > 0 { return ([words.text("room.queue", count: queue)], theme.dim) }
        guard let away = hub.away else { return nil }
        let short = words.text("room.youaway")
        return (
            away == .unexplained ? [short] : [words.text("room.youaway.text", ["text": away.text]), short], theme.dim
        )
    }

    /// What keeps the person from speaking in a room, or from speaking often.
    private func rule(of room: Conversation) -> ([String], Style)? {
        let words = around.words
        if let name = room.name?.written, let exit = room.exit {
            let values: KeyValuePairs = ["room": name]
            let wordings =
                exit.isBan
                ? [words.text("room.out.banned", values), words.text("room.out.banned.short", values)]
                : [words.text("room.out", values), words.text("room.out.short", values)]
            return (wordings, around.theme.error)
        }
        guard room.role < .operator else { return nil }
        if room.mode.isAnnounceOnly {
            return ([words.text("room.announce"), words.text("room.announce.short")], around.theme.dim)
        }
        guard room.mode.pause > 0 else { return nil }
        return ([words.text("room.slow", ["mode": words.slow(room.mode)]), words.slow(room.mode)], around.theme.dim)
    }

    /// What is looked for among the lines of before, and how it ends.
    private func wordings(of recalling: Recalling) -> [String] {
        let words = around.words
        let values: KeyValuePairs = ["words": recalling.box.text]
        let short = words.text("recall.words", values)
        if recalling.isMissed { return [words.text("recall.nothing", values), short] }
        let keys = around.keys.recall
        let all = [keys.footer(words), keys.footer(words) { $0.command == .take ? $0.does : nil }]
        return all.filter { !$0.isEmpty }.map { "\(short)   \($0)" }
            + ["\(short)   \(words.text("leave.short"))", short]
    }

    /// The signs that are one key away, and fewer of them.
    private var proposals: [String] {
        let all = Interface.proposals(around.words).enumerated().map { "\($0 + 1) \($1)" }
        let (back, short) = (around.words.text("react.back"), around.words.text("leave.short"))
        return ["\(all.joined(separator: "  ")) · \(back)"]
            + (0..<all.count).reversed().map { "\(all.prefix($0 + 1).joined(separator: "  ")) · \(short)" }
    }

    /// What the text that is being written is about.
    private func purpose(columns: Int) -> [String]? {
        guard let purpose = interface.purpose(for: client), let shown = hub.shown else { return nil }
        let words = around.words
        let back = words.text("purpose.back")
        let quote = around.quote(of: purpose.target, in: shown, of: hub, ignoring: client)
        let text = if case .edit = purpose { words.text("purpose.edit", ["quote": quote]) } else { quote }
        let room = columns - DisplayWidth.of(back) - DisplayWidth.of(words.text("room.help")) - 7
        guard room < 12 else { return ["\(text.truncated(to: room)) · \(back)"] }
        let short = words.text("leave.short")
        return ["\(text.truncated(to: max(4, columns - DisplayWidth.of(short) - 5))) · \(short)"]
    }

    /// Why there is no connection, and what is done about it.
    private var trouble: [String]? {
        guard hub.connection.session == nil else { return nil }
        let reason = hub.shown == nil ? nil : around.trouble(of: hub)
        let reasons = reason.map { [$0, $0.firstSentence] } ?? []
        guard !showsState, let state = around.state(of: hub, at: client.now.monotonic) else {
            return reasons.isEmpty ? nil : reasons
        }
        return reasons.map { around.words.text("state.reason", ["reason": $0, "state": state]) } + [state]
    }

    /// What is new elsewhere, with help if there is room.
    private var corners: [String] {
        let others = hub.conversations.values.filter { $0.key != hub.active && !hub.isQuiet($0.key) }
        let mentions = others.reduce(0) { $0 + $1.mentions }
        let unread = showsRooms ? 0 : others.reduce(0) { $0 + $1.unread }
        let help = around.words.text("room.help")
        if mentions > 0 { return ["@\(mentions) · \(help)", "@\(mentions)"] }
        if unread > 0 {
            let text = around.words.text("room.unread", ["count": String(unread)])
            return ["\(text) · \(help)", text, ""]
        }
        return [help, ""]
    }
}

extension String {
    /// What happened, without what to do about it.
    fileprivate var firstSentence: String {
        let end = firstRange(of: ". ")?.lowerBound ?? firstRange(of: "。")?.lowerBound
        return end.map { String(self[...$0]) } ?? self
    }
}
