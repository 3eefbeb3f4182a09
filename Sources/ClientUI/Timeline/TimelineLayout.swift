import ChatModel
import ClientCore
import TerminalCore

/// A conversation as lines of a given width: a block of lines for each item, then for each post that the journal does
/// not have yet; a block is made only when it is looked at.
struct TimelineLayout {
    let conversation: Conversation
    let hub: HubState
    let client: Client
    let around: Surroundings
    let columns: TimelineColumns
    /// One's own posts on their way.
    let posts: [OutboxPost]

    init(_ conversation: Conversation, hub: HubState, client: Client, around: Surroundings, width: Int) {
        self.conversation = conversation
        self.hub = hub
        self.client = client
        self.around = around
        columns = TimelineColumns(conversation, hub: hub, width: width)
        posts = hub.outbox.posts(in: conversation.key)
    }

    /// How many items there are; the posts stand behind them.
    var items: Int { conversation.timeline.items.count }

    /// How many blocks there are.
    var blocks: Int { items + posts.count }

    /// The lines of an item or post, with what stands above it: a gap, the day, the line of what is new.
    func block(_ index: Int) -> [StyledLine] {
        guard index < items else { return lines(of: posts[index - items]) }
        let item = conversation.timeline.items[index]
        let lines = lines(of: item, at: index)
        return index == items - 1 ? lines + gap(before: conversation.timeline.head.next) : lines
    }

    /// The place in the room at which a block stands.
    func seq(_ index: Int) -> Seq {
        index < items ? conversation.timeline.items[index].place.seq : conversation.timeline.head
    }

    /// The first block behind the line of what is new; nil when there is none.
    var firstNew: Int? {
        guard let line = conversation.newLine else { return nil }
        let index = conversation.timeline.index(of: Place(seq: line.next, step: 0))
        return index < items ? index : nil
    }

    /// The last shown entry before an item.
    func entry(before index: Int) -> Entry? {
        conversation.timeline.items.prefix(index).last { $0.entry != nil && !isHidden($0) }?.entry
    }

    /// Whether its author is ignored.
    func isHidden(_ item: TimelineItem) -> Bool {
        guard !client.ignored.isEmpty, let author = item.entry?.author, let person = hub.people[author] else {
            return false
        }
        return client.isIgnored(person.id)
    }

    private func lines(of item: TimelineItem, at index: Int) -> [StyledLine] {
        switch item.content {
        case .entry(let entry):
            let gap = gap(before: entry.seq)
            guard !isHidden(item) else { return gap }
            let before = self.entry(before: index)
            return gap + separators(of: entry, after: before) + said(entry, after: before)
        case .presence(let fold): return lines(around.line(of: fold), style: around.theme.dim)
        case .notice(let notice, _): return lines(of: notice)
        }
    }

    private func said(_ entry: Entry, after before: Entry?) -> [StyledLine] {
        let time = around.local(entry.time)
        let isSame = before.map { around.local($0.time).isSameMinute(as: time) } ?? false
        return said(entry.body, by: hub.people[entry.author], time: isSame ? nil : time)
    }
}
