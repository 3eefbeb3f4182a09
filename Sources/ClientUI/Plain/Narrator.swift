import ChatModel
import ClientCore

/// Tells what happens in a client line by line, each thing once: what plain mode prints instead of a screen.
package struct Narrator: Sendable {
    /// How many lines of a conversation's past are told when it is first seen.
    static let past = 20

    /// The hubs of the list by the numbers under which they were told.
    package internal(set) var listed: [HubID] = []
    var told: [Subject: ConversationTelling] = [:]
    private var phases: [HubKey: Phase] = [:]
    private var screen: Client.Screen?
    private var place: Subject?
    private var banner: Notice?
    private var examination: Examination?
    private var searches: [HubKey: Int] = [:]
    private var failed: Set<Nonce> = []

    /// A conversation of a hub.
    struct Subject: Hashable, Sendable {
        let hub: HubKey
        let conversation: ConversationKey
    }

    package init() {}

    /// What is new since the last time, a line for each thing.
    package mutating func news(of client: Client, around: Surroundings) -> [String] {
        var lines = questions(of: client, around)
        lines += hubs(of: client, around) + findings(of: client, around)
        for (key, hub) in client.hubs { lines += news(of: hub, key, client, around) }
        return lines.map(Self.line)
    }

    /// The last lines of the shown conversation, told again.
    package func past(_ count: Int?, of client: Client, around: Surroundings) -> [String] {
        guard let hub = client.shownHub, let shown = hub.shown else { return [] }
        let lines = ConversationTeller(shown, hub: hub, client: client, around: around).last(count ?? Self.past)
        return (lines.isEmpty ? [around.words.text("plain.nothing")] : lines).map(Self.line)
    }

    /// The question for a nick, and what there is to say outside of conversations.
    private mutating func questions(of client: Client, _ around: Surroundings) -> [String] {
        var lines: [String] = []
        if screen != client.screen {
            screen = client.screen
            if case .nick(let suggestion) = client.screen {
                let asked = around.words.text("nick.question")
                lines.append(suggestion.map { "\(asked) [\($0.text)]" } ?? asked)
            } else if client.screen == .picker, client.nick != nil, !client.isArriving {
                (listed, banner) = ([], nil)
                lines.append(around.words.text("plain.hubs"))
            }
        }
        if banner != client.banner {
            banner = client.banner
            lines += banner.map(around.banner) ?? []
        }
        return lines
    }

    /// The hubs in the list, with the number that goes there; one that appears later has the next number.
    private mutating func hubs(of client: Client, _ around: Surroundings) -> [String] {
        guard client.screen == .picker, client.nick != nil, !client.isArriving else { return [] }
        let rows = HubRowWords(client: client, around: around)
        return client.directory.listed.filter { !listed.contains($0.id) }.map { hub in
            listed.append(hub.id)
            let people = hub.people.map { around.words.text("picker.people", count: Int($0)) }
            let state = hub.isHeard ? people ?? "" : around.words.text("picker.silent")
            let parts = ["\(listed.count)  \(hub.name.text)", state, rows.acquaintance(with: hub)]
            return parts.filter { !$0.isEmpty }.joined(separator: "  ")
        }
    }

    /// What the doctor says, once they have looked.
    private mutating func findings(of client: Client, _ around: Surroundings) -> [String] {
        guard examination != client.picker.examination else { return [] }
        examination = client.picker.examination
        switch examination {
        case nil: return []
        case .underWay: return [around.words.text("doctor.asking")]
        case .done(let report):
            let page = DoctorPage(report, in: DoctorWords(words: around.words, fingerprint: around.fingerprint))
            let items = page.parts.flatMap { part in
                part.items.flatMap { item in
                    ["\(item.mark) \(part.title): \(item.what)"] + (item.remedy.map { [$0] } ?? [])
                }
            }
            return [page.verdict] + items
        }
    }

    private mutating func news(
        of hub: HubState, _ key: HubKey, _ client: Client, _ around: Surroundings
    ) -> [String] {
        var lines: [String] = []
        let phase = Phase(hub.connection)
        if phases[key] != phase {
            phases[key] = phase
            lines += around.lines(of: hub, client)
        }
        for conversation in hub.conversations.values {
            let subject = Subject(hub: key, conversation: conversation.key)
            let teller = ConversationTeller(conversation, hub: hub, client: client, around: around)
            lines += teller.news(after: &told[subject, default: ConversationTelling()])
        }
        lines += place(of: hub, key, client, around) + failures(of: hub, around) + finds(of: hub, key, around)
        return lines
    }

    /// Where what is written goes, when that changes.
    private mutating func place(
        of hub: HubState, _ key: HubKey, _ client: Client, _ around: Surroundings
    ) -> [String] {
        guard client.screen == .hub(key), let shown = hub.shown, shown.status != .joining else { return [] }
        let subject = Subject(hub: key, conversation: shown.key)
        guard place != subject else { return [] }
        place = subject
        return [around.words.text("plain.place", ["place": shown.label(calling: hub.people)])]
    }

    /// One's own messages that will not be sent, each once.
    private mutating func failures(of hub: HubState, _ around: Surroundings) -> [String] {
        let posts = hub.outbox.posts.filter { if case .failed = $0.state { true } else { false } }
        return posts.filter { failed.insert($0.nonce).inserted }.map { post in
            guard case .failed(let failure) = post.state else { return "" }
            let reason = failure.detail.isEmpty ? around.reason(failure.code) ?? "" : failure.detail
            return around.words.text("plain.failed", ["text": post.body.spoken?.text ?? "", "reason": reason])
        }
    }

    /// What a search found, once it is there.
    private mutating func finds(of hub: HubState, _ key: HubKey, _ around: Surroundings) -> [String] {
        guard let search = hub.search, search.isShown else {
            searches[key] = nil
            return []
        }
        let stage = search.state == .found ? search.rows.count : -1
        guard ![.blank, .asking].contains(search.state), searches[key] != stage else { return [] }
        searches[key] = stage
        switch search.state {
        case .nothing: return [around.words.text("search.nothing", ["words": search.text])]
        case .failed(let failure): return [around.sentence(for: failure)]
        default: return search.rows.map { around.line(of: $0) }
        }
    }

    /// One line, whatever is in it.
    static func line(_ text: String) -> String {
        let shown = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        return SafeLine.text(shown)
    }
}

/// How things stand with a hub, without what changes every moment.
private enum Phase: Hashable, Sendable {
    case idle, connecting, open, offline
    case waiting(Monotonic)
    case asking(TrustQuestion)
    case askingPassword(PasswordQuestion)
    case stopped(StopReason)

    init(_ connection: Connection) {
        self =
            switch connection {
            case .idle: .idle
            case .connecting: .connecting
            case .open: .open
            case .offline: .offline
            case .waiting(let retry): .waiting(retry.at)
            case .asking(let question): .asking(question)
            case .askingPassword(let question): .askingPassword(question)
            case .stopped(let reason): .stopped(reason)
            }
    }
}
