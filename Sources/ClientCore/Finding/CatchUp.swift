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

    init(_ rows: [Row]) { self.rows = rows }

    /// The chosen row; nil when there is nothing new.
    package var chosenRow: Row? { rows.indices.contains(chosen) ? rows[chosen] : nil }

    mutating func move(_ steps: Int) { chosen = max(0, min(rows.count - 1, chosen + steps)) }
}

/// What a person does in the list of what is new.
package enum CatchUpAction: Hashable, Sendable {
    case open
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
        case .open: catchUp = CatchUp(news(turn))
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
    private func news(_ turn: Turn) -> [CatchUp.Row] {
        guard let judge = judge(turn) else { return [] }
        let fresh = order.compactMap { conversations[$0] }.filter { $0.newCount > 0 }
        let mentions = fresh.filter { !$0.key.isDirect && !isQuiet($0.key) }.flatMap { $0.newMentions(judge) }
        let rows = fresh.map { $0.summary(judge) }.sorted { left, right in
            left.kind != right.kind ? left.kind < right.kind : left.unread > right.unread
        }
        return mentions.sorted { ($0.entry?.time.milliseconds ?? 0) < ($1.entry?.time.milliseconds ?? 0) } + rows
    }
}

extension Conversation {
    /// Its loaded messages behind the line of what is new that speak of the user; the newest ones if there are many.
    fileprivate func newMentions(_ judge: Judge) -> [CatchUp.Row] {
        let found = newEntries(judge).filter { judge.isMention($0, in: key) }.suffix(ClientLimits.listedMentions)
        return found.map { CatchUp.Row(kind: .mention, conversation: key, unread: newCount, entry: $0) }
    }

    fileprivate func summary(_ judge: Judge) -> CatchUp.Row {
        CatchUp.Row(
            kind: key.isDirect ? .direct : .room, conversation: key, unread: newCount, entry: newEntries(judge).last)
    }

    private func newEntries(_ judge: Judge) -> [Entry] {
        guard let newLine else { return [] }
        let first = timeline.index(of: Place(seq: newLine.next, step: 0))
        return timeline.items[first...].compactMap(\.entry).filter { judge.counts($0) }
    }
}
