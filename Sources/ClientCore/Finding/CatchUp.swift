import ChatModel

/// What is new on a hub, as it was when the person asked: a list that does not move while it is read.
package struct CatchUp: Hashable, Sendable {
    /// Why something is listed; the list is in this order.
    package enum Kind: Int, Hashable, Comparable, Sendable {
        /// A message that speaks of the user.
        case mention
        /// A direct conversation with unread messages.
        case direct
        /// A room with unread messages.
        case room

        package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    /// A message or conversation that one can go to.
    package struct Row: Hashable, Sendable {
        package let kind: Kind
        package let conversation: ConversationKey
        /// How many messages are unread there.
        package let unread: Int
        /// The message itself, or the newest one of the conversation; nil where none is loaded.
        package let entry: Entry?
    }

    package private(set) var rows: [Row]
    /// The number of the chosen row.
    package private(set) var chosen = 0
    /// Whether the screen has yet to tell what of the shown conversation stands on it.
    package let awaitsScreen: Bool

    init(_ rows: [Row], awaitsScreen: Bool = false) { (self.rows, self.awaitsScreen) = (rows, awaitsScreen) }

    /// The chosen row; nil when there is nothing new.
    package var chosenRow: Row? { rows.indices.contains(chosen) ? rows[chosen] : nil }

    mutating func move(_ steps: Int) { chosen = max(0, min(rows.count - 1, chosen + steps)) }
}

/// What a person does in the list of what is new.
package enum CatchUpAction: Hashable, Sendable {
    case open
    /// These places of the shown conversation stand on the screen behind the list: what of them is read is not new.
    case sees(ClosedRange<Seq>?)
    /// Move the choice by so many rows.
    case move(Int)
    /// Go to the chosen row's message, or to the first unread one of its conversation.
    case choose
    /// Everything on the hub is read.
    case readAll
    /// Back to where one was.
    case close
}

extension HubState {
    mutating func act(_ action: CatchUpAction, _ turn: Turn) {
        switch action {
        case .open: catchUp = CatchUp(news(turn), awaitsScreen: true)
        case .sees(let places): if catchUp?.awaitsScreen == true { catchUp = CatchUp(news(turn, seen: places)) }
        case .move(let steps): catchUp?.move(steps)
        case .choose: if let row = catchUp?.chosenRow { visit(row) }
        case .readAll:
            for key in conversations.keys {
                conversations[key]?.readAll()
                conversations[key]?.reading.dropLine()
            }
            catchUp = CatchUp([])
        case .close: catchUp = nil
        }
    }

    private mutating func visit(_ row: CatchUp.Row) {
        let line = conversations[row.conversation]?.newLine
        show(row.conversation)
        catchUp = nil
        let canLoad = connection.session != nil
        if row.kind == .mention, let place = row.entry?.seq {
            conversations[row.conversation]?.aim(at: place, .middle, canLoad: canLoad)
        } else if let line {
            conversations[row.conversation]?.aim(at: line.next, .top, canLoad: canLoad)
        }
    }

    /// What is new: messages that speak of the user, oldest first, then direct conversations, then rooms, those with
    /// most unread messages first.
    private func news(_ turn: Turn, seen: ClosedRange<Seq>? = nil) -> [CatchUp.Row] {
        guard let judge = judge(turn) else { return [] }
        let fresh = order.compactMap { key in
            conversations[key]?.news(judge, seen: key == active ? seen : nil)
        }
        let mentions = fresh.filter { !$0.conversation.isDirect && !isQuiet($0.conversation) }
            .flatMap { $0.mentions(judge) }
        let rows = fresh.map(\.summary).sorted { left, right in
            left.kind != right.kind ? left.kind < right.kind : left.unread > right.unread
        }
        return mentions.sorted { ($0.entry?.time.milliseconds ?? 0) < ($1.entry?.time.milliseconds ?? 0) } + rows
    }
}

/// What is new in one conversation.
private struct News {
    let conversation: ConversationKey
    /// How many messages, loaded or not.
    let count: Int
    /// The loaded ones.
    let entries: [Entry]

    /// Those that speak of the user; the newest ones if there are many.
    func mentions(_ judge: Judge) -> [CatchUp.Row] {
        let found = entries.filter { judge.isMention($0, in: conversation) }.suffix(ClientLimits.listedMentions)
        return found.map { CatchUp.Row(kind: .mention, conversation: conversation, unread: count, entry: $0) }
    }

    var summary: CatchUp.Row {
        CatchUp.Row(
            kind: conversation.isDirect ? .direct : .room, conversation: conversation, unread: count,
            entry: entries.last)
    }
}

extension Conversation {
    /// The messages behind the line of what is new, but for those that were read and stand on the screen; nil if there
    /// are none.
    fileprivate func news(_ judge: Judge, seen: ClosedRange<Seq>?) -> News? {
        guard newCount > 0 else { return nil }
        let all = newEntries(judge)
        let left = all.filter { $0.seq > read || seen?.contains($0.seq) != true }
        let count = newCount - (all.count - left.count)
        return count > 0 ? News(conversation: key, count: count, entries: left) : nil
    }

    private func newEntries(_ judge: Judge) -> [Entry] {
        guard let newLine else { return [] }
        let first = timeline.index(of: Place(seq: newLine.next, step: 0))
        return timeline.items[first...].compactMap(\.entry).filter { judge.counts($0) }
    }
}
