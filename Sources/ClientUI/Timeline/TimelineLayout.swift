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
    let aids: ReadingAids
    /// Where layouts are remembered; nil where no picture is made.
    let sayings: SayingDesk?
    /// One's own posts on their way that stand below everything.
    let posts: [OutboxPost]
    /// Files on their way that stand below those.
    let transfers: [Transfer]
    /// One's own changes on their way, by the loaded message beside which each stands.
    let changes: [Seq: [OutboxPost]]

    init(
        _ conversation: Conversation, hub: HubState, client: Client, around: Surroundings, width: Int,
        aids: ReadingAids = ReadingAids(), sayings: SayingDesk? = nil
    ) {
        self.sayings = sayings
        self.conversation = conversation
        self.hub = hub
        self.client = client
        self.around = around
        self.aids = aids
        columns = TimelineColumns(conversation, hub: hub, around: around, width: width)
        transfers = hub.transfers(below: conversation.key)
        let all = hub.outbox.posts(in: conversation.key)
        let targets = all.map { post in post.body.changes.flatMap { conversation.timeline.entry(at: $0)?.seq } }
        posts = zip(all, targets).filter { $1 == nil }.map(\.0)
        changes = zip(all, targets).reduce(into: [:]) { changes, pair in
            if let target = pair.1 { changes[target, default: []].append(pair.0) }
        }
    }

    /// How many items there are; the posts and then the files on their way stand behind them.
    var items: Int { conversation.timeline.items.count }

    /// How many blocks there are.
    var blocks: Int { items + posts.count + transfers.count }

    /// The lines of an item or post, with what stands above it: a gap, the day, the line of what is new.
    func block(_ index: Int) -> [StyledLine] { parts(index).all }

    /// An item's or post's own lines, and those which stand above and below them.
    struct Parts {
        var above: [StyledLine] = []
        var own: [StyledLine]
        var below: [StyledLine] = []

        var all: [StyledLine] { above + own + below }
    }

    /// A block in its parts.
    func parts(_ index: Int) -> Parts {
        guard index < items else { return Parts(own: tail(index - items)) }
        let item = conversation.timeline.items[index]
        var parts = parts(of: item, at: index)
        if index == items - 1 { parts.below = gap(before: conversation.timeline.head.next) }
        return parts
    }

    /// The lines of what stands behind all items.
    private func tail(_ index: Int) -> [StyledLine] {
        index < posts.count ? lines(of: posts[index]) : lines(of: transfers[index - posts.count])
    }

    /// The place in the room at which a block stands.
    func seq(_ index: Int) -> Seq {
        index < items ? conversation.timeline.items[index].place.seq : conversation.timeline.head
    }

    /// The block of the entry at a place, or of what comes next.
    func index(atOrAfter seq: Seq) -> Int { conversation.timeline.index(of: Place(seq: seq, step: 0)) }

    /// The last shown entry before an item.
    func entry(before index: Int) -> Entry? {
        var index = index
        while index > 0 {
            index -= 1
            if let entry = conversation.timeline.items[index].entry, isShown(entry) { return entry }
        }
        return nil
    }

    /// Whether it leaves a line of its own: it is not merely a change, and its author is not ignored.
    func isShown(_ entry: Entry) -> Bool {
        switch entry.body {
        // Whoever is ignored may still be one who keeps order.
        case .ruling: true
        case .topic, .run: !isByIgnored(entry)
        default: entry.body.isMessage && !isByIgnored(entry)
        }
    }

    /// Whether its author is ignored.
    func isByIgnored(_ entry: Entry) -> Bool {
        guard !client.ignored.isEmpty, let person = hub.people[entry.author] else { return false }
        return client.isIgnored(person.id)
    }

    private func parts(of item: TimelineItem, at index: Int) -> Parts {
        switch item.content {
        case .entry(let entry):
            let gap = gap(before: entry.seq)
            guard isShown(entry) else { return Parts(above: gap, own: []) }
            let before = self.entry(before: index)
            return Parts(above: gap + separators(of: entry, after: before), own: said(entry, in: item, after: before))
        case .presence(let fold):
            return Parts(own: lines(around.line(of: fold, calling: hub.people), style: around.theme.dim))
        case .notice(let notice, _): return Parts(own: lines(of: notice))
        case .run(let run): return Parts(own: lines(of: run))
        }
    }

    private func said(_ entry: Entry, in item: TimelineItem, after before: Entry?) -> [StyledLine] {
        let time = around.local(entry.time)
        let isSame = before.map { around.local($0.time).isSameMinute(as: time) } ?? false
        let person = hub.people[entry.author]
        if case .ruling(let ruling) = entry.body {
            let line = around.words.line(
                of: ruling, by: person.map { hub.people.name(of: $0).text } ?? "…", at: entry.time)
            return told(line, time: isSame ? nil : time)
        }
        if case .run(let report) = entry.body {
            return lines(of: report, by: person, time: isSame ? nil : time)
        }
        if case .file(let file) = entry.body {
            return lines(of: file, in: item, by: person, time: isSame ? nil : time)
        }
        let spoken = said(
            entry.body, by: person, at: entry.seq, mark: entry.seq.value, time: isSame ? nil : time,
            notes: notes(on: item))
        return append(changes[entry.seq] ?? [], to: spoken)
    }
}
