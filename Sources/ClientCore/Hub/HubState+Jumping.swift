import ChatModel

/// A search of the hub for the mention before a place.
struct MentionSearch: Sendable {
    let conversation: ConversationKey
    /// What is looked for stands before it.
    let before: Seq
    let request: SearchRequest
    /// How many pages may still be asked for.
    let pages: Int
}

/// Going to unread lines and mentions of the shown conversation.
extension HubState {
    /// The first unread line, loaded if need be.
    mutating func jumpToUnread(_ turn: inout Turn) {
        guard let active, let line = conversations[active]?.newLine else { return tell(.nothingUnread, &turn) }
        conversations[active]?.aim(at: line.next, .top, canLoad: connection.session != nil)
    }

    /// Shows the message so many messages before the end, loaded if need be.
    mutating func lookBack(_ count: Int) {
        guard let active, let place = conversations[active]?.place(messagesBack: count) else { return }
        conversations[active]?.aim(at: place, .top, canLoad: connection.session != nil)
    }

    mutating func jumpToMention(_ direction: Direction, _ turn: inout Turn) {
        guard let active, let conversation = conversations[active], let judge = judge(turn) else { return }
        switch conversation.mention(direction, judge) {
        case .at(let seq): conversations[active]?.aim(at: seq, .middle)
        case .none: tell(.noMention(direction), &turn)
        case .unknown(let before): lookForMention(in: conversation, before: before, judge, &turn)
        }
    }

    /// Looks in the hub's journal: for the own nick, or in a direct conversation simply for the line before.
    private mutating func lookForMention(
        in conversation: Conversation, before: Seq, _ judge: Judge, _ turn: inout Turn
    ) {
        guard connection.session != nil else { return tell(.noMention(.older), &turn) }
        guard let name = conversation.name else {
            conversations[conversation.key]?.aim(at: Seq(before.value - 1), .middle)
            return
        }
        guard let words = try? SearchWords("\"\(judge.you.nick.text)\"") else { return }
        let request = SearchRequest(
            words: words, scope: .room(name), author: nil, since: nil, before: nil, limit: ClientLimits.searchPage)
        let search = MentionSearch(
            conversation: conversation.key, before: before, request: request, pages: ClientLimits.mentionPages)
        if !ask(.mention(search), &turn, { .search($0, request) }) { tell(.tooManyRequests, &turn) }
    }

    mutating func takeFound(_ search: MentionSearch, _ page: SearchPage, _ turn: inout Turn) {
        guard active == search.conversation, let judge = judge(turn) else { return }
        let found = page.hits.map(\.entry).first { entry in
            entry.seq < search.before && judge.counts(entry) && judge.isMention(entry, in: search.conversation)
        }
        if let found { return conversations[search.conversation]?.aim(at: found.seq, .middle) ?? () }
        guard search.pages > 1, let next = page.next, !page.hits.isEmpty else {
            return tell(.noMention(.older), &turn)
        }
        let request = search.request.before(next)
        let following = MentionSearch(
            conversation: search.conversation, before: search.before, request: request, pages: search.pages - 1)
        ask(.mention(following), &turn) { .search($0, request) }
    }

    /// Shows the place that was aimed at, once it is loaded.
    mutating func land(_ turn: inout Turn) {
        guard let active, let target = conversations.change(active, { $0.land() }) ?? nil else { return }
        turn.effects.append(
            .reveal(Reveal(hub: key, conversation: active, place: target.place, position: target.position)))
    }
}

/// Where the next mention in a direction is.
enum MentionPlace {
    case at(Seq)
    /// Not in what is loaded; the journal has more before this place.
    case unknown(before: Seq)
    case none
}

extension Conversation {
    /// The next mention, from the one that was jumped to last, or else from what is on the screen.
    func mention(_ direction: Direction, _ judge: Judge) -> MentionPlace {
        let isMention = { (entry: Entry) in judge.counts(entry) && judge.isMention(entry, in: self.key) }
        switch direction {
        case .newer:
            let start = timeline.index(of: Place(seq: (landmark ?? endOfView).next, step: 0))
            return timeline.items[start...].lazy.compactMap(\.entry).first(where: isMention).map { .at($0.seq) }
                ?? .none
        case .older:
            let end = landmark ?? endOfView.next
            let start = timeline.loadedStart(before: end)
            let range = timeline.index(of: Place(seq: start, step: 0))..<timeline.index(of: Place(seq: end, step: 0))
            if let found = timeline.items[range].reversed().lazy.compactMap(\.entry).first(where: isMention) {
                return .at(found.seq)
            }
            return start <= timeline.lowest && timeline.reachesBeginning ? .none : .unknown(before: start)
        }
    }

    /// The place of the message so many messages before the end; nil if there is none. Of what is not loaded only places
    /// are known, so it is as many places further up.
    func place(messagesBack count: Int) -> Seq? {
        let start = timeline.loadedStart(before: timeline.head.next)
        let loaded = timeline.items[timeline.index(of: Place(seq: start, step: 0))...]
            .reversed().lazy.compactMap(\.entry).filter(\.body.isSaid).prefix(count).map(\.seq)
        let places = Array(loaded)
        guard places.count < count, !timeline.reachesBeginning || start > timeline.lowest else { return places.last }
        let missing = UInt64(count - places.count)
        return Seq(max(timeline.floor.value + 1, start.value - min(start.value, missing)))
    }

    /// The last place on the screen.
    var endOfView: Seq {
        if case .older(_, let bottom) = view { bottom } else { timeline.head }
    }
}

extension Timeline {
    /// The first place of the stretch without holes that ends before a place.
    func loadedStart(before seq: Seq) -> Seq {
        holes.ranges.last { $0.upperBound < seq.value }.map { Seq($0.upperBound + 1) } ?? min(lowest, seq)
    }
}
