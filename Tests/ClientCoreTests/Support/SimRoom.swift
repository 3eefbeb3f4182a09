import ChatModel

@testable import ClientCore

/// A room of the small hub: its journal as it was written, and what has become of each message.
struct SimRoom {
    /// What became of a message.
    struct State {
        var changed = Seq.zero
        var content = Amendment.Content.original
        var reactions: [(sign: Reaction, users: [UserNumber])] = []
        var isPinned = false
    }

    let number: RoomNumber
    let kind: RoomKind
    let partner: Person?
    /// Every entry that was ever written.
    private(set) var journal: [Entry] = []
    private(set) var states: [Seq: State] = [:]
    var floor: Seq = .zero
    var mark: Seq = .zero
    var isJoined = false
    /// The first place of the live entries that were left out and not yet told as a gap.
    var withheld: Seq?

    init(number: RoomNumber, kind: RoomKind, partner: Person?) {
        (self.number, self.kind, self.partner) = (number, kind, partner)
    }

    var head: Seq { Seq(UInt64(journal.count)) }

    /// What has not expired.
    var kept: [Entry] { Array(journal.dropFirst(Int(floor.value))) }

    /// Messages of others behind the mark.
    var unread: Unread {
        let behind = kept.filter { $0.seq > mark && $0.author != you.number && present($0).body.spoken != nil }
        let mentions = behind.filter { entry in
            partner != nil || present(entry).body.spoken.map { Mention.of(you.nick, in: $0.text) } == true
        }
        return Unread(messages: UInt32(behind.count), mentions: UInt32(mentions.count))
    }

    /// The first entries of a list: as many messages as fit a page, with the changes between them.
    func page(of entries: [Entry]) -> [Entry] {
        var (page, messages): ([Entry], Int) = ([], 0)
        for entry in entries {
            if entry.body.changes == nil { messages += 1 }
            guard messages <= SimHub.pageLimit, page.count < 4 * SimHub.pageLimit else { break }
            page.append(entry)
        }
        return page
    }

    /// An entry with its present text.
    func present(_ entry: Entry) -> Entry {
        let body: Entry.Body =
            switch (entry.body, states[entry.body.changes ?? entry.seq]?.content) {
            case (.edit(let target, _), .deleted?): .deletedEdit(of: target)
            case (.text, .edited(let text, _)?): .text(text)
            case (.reply(let target, _), .edited(let text, _)?): .reply(to: target, text)
            case (.text, .deleted?), (.reply, .deleted?): .deleted
            default: entry.body
            }
        return Entry(seq: entry.seq, time: entry.time, author: entry.author, nonce: entry.nonce, body: body)
    }

    /// The state of each changed message of a page, and of each that the page changes.
    func amendments(of page: [Entry]) -> [Amendment] {
        Set(page.map { $0.body.changes ?? $0.seq }).sorted().compactMap(amendment)
    }

    func amendment(of seq: Seq) -> Amendment? {
        states[seq].map { state in
            let tallies = state.reactions.filter { !$0.users.isEmpty }.map { reaction in
                ReactionTally(
                    reaction: reaction.sign, count: UInt32(reaction.users.count),
                    isMine: reaction.users.contains(you.number))
            }
            return Amendment(
                target: seq, changed: state.changed, content: state.content, reactions: tallies,
                isPinned: state.isPinned)
        }
    }

    /// Why a post can't be stored.
    func objection(to body: Entry.Body, by author: UserNumber) -> Refusal.Code? {
        let target: Seq? = if case .reply(let seq, _) = body { seq } else { body.changes }
        guard let target else { return nil }
        guard target > floor, target <= head, present(journal[Int(target.value) - 1]).body.spoken != nil else {
            return .noSuchEntry
        }
        switch body {
        case .edit, .deletion: return journal[Int(target.value) - 1].author == author ? nil : .notYours
        default: return nil
        }
    }

    /// Whether a sign stands there already, or does not; likewise of a pin.
    func changesNothing(_ body: Entry.Body, by author: UserNumber) -> Bool {
        if case .pin(let target, let isOn) = body { return states[target]?.isPinned ?? false == isOn }
        guard case .reaction(let target, let sign, let isOn) = body else { return false }
        return states[target]?.reactions.contains { $0.sign == sign && $0.users.contains(author) } ?? false == isOn
    }

    mutating func append(_ entry: Entry) {
        journal.append(entry)
        guard let target = entry.body.changes else { return }
        var state = states[target] ?? State()
        state.changed = entry.seq
        switch entry.body {
        case .edit(_, let text): state.content = .edited(text, at: entry.time)
        case .deletion: (state.content, state.reactions, state.isPinned) = (.deleted, [], false)
        case .pin(_, let isOn): state.isPinned = isOn
        case .reaction(_, let sign, let isOn):
            let index = state.reactions.firstIndex { $0.sign == sign } ?? state.reactions.count
            if index == state.reactions.count { state.reactions.append((sign, [])) }
            if isOn {
                state.reactions[index].users.append(entry.author)
            } else {
                state.reactions[index].users.removeAll { $0 == entry.author }
            }
        default: break
        }
        states[target] = state
    }
}
