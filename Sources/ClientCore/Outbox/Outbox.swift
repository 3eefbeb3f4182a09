import ChatModel
import Collections

/// The posts of one hub that its journal is not yet known to have, in the order in which they were written.
package struct Outbox: Sendable {
    var waiting: OrderedDictionary<Nonce, OutboxPost> = [:]
    /// Texts for people whose direct conversation is being opened.
    var unaddressed: OrderedDictionary<Nonce, UnaddressedPost> = [:]
    /// The posts whose place on disk is not what it should be.
    var touched: OrderedSet<Nonce> = []
    /// The posts that the disk has.
    var kept: Set<Nonce> = []
    private var attempt: UInt32 = 1
    private var pausedUntil: Monotonic?
    private var pauses = 0
    /// The conversations that refused a post because the last one was too short a time ago, and when they are asked
    /// again: one post at a time, so that their order stays.
    private var slow: [ConversationKey: Monotonic] = [:]

    /// The posts, oldest first.
    package var posts: some Collection<OutboxPost> { waiting.values }

    /// The post with this nonce, while it is here.
    package subscript(nonce: Nonce) -> OutboxPost? { waiting[nonce] }

    /// The posts of one conversation, oldest first.
    package func posts(in key: ConversationKey) -> [OutboxPost] { waiting.values.filter { $0.conversation == key } }

    /// The posts of one conversation that are lines of it, oldest first.
    package func lines(in key: ConversationKey) -> [OutboxPost] { posts(in: key).filter { $0.body.changes == nil } }

    /// The posts that are to change a message, oldest first.
    package func changes(of seq: Seq, in key: ConversationKey) -> [OutboxPost] {
        posts(in: key).filter { $0.body.changes == seq }
    }

    /// Whether none of them still waits for the hub to store it.
    package var isSettled: Bool { unaddressed.isEmpty && !waiting.values.contains(where: \.isOpen) }

    /// Whether no further post is taken.
    var isFull: Bool { !takes(1) }

    /// Whether so many further posts are taken.
    func takes(_ posts: Int) -> Bool { waiting.count + unaddressed.count + posts <= ClientLimits.outbox }

    mutating func add(_ body: Entry.Body, to key: ConversationKey, nonce: Nonce) {
        waiting[nonce] = OutboxPost(nonce: nonce, conversation: key, body: body, state: .waiting(nil))
        touched.append(nonce)
    }

    /// Adds a text for somebody whose direct conversation is being opened.
    mutating func add(_ body: Entry.Body, toNick nick: Nick, nonce: Nonce) {
        unaddressed[nonce] = UnaddressedPost(nonce: nonce, nick: nick, body: body)
        touched.append(nonce)
    }

    /// The direct conversation with this nick is open: its texts go there.
    mutating func address(_ nick: Nick, to key: ConversationKey) {
        for post in unaddressed.values where post.nick == nick {
            unaddressed[post.nonce] = nil
            add(post.body, to: key, nonce: post.nonce)
            waiting[post.nonce]?.typed = post.typed
        }
    }

    /// There is no such user: forgets the texts for them.
    mutating func drop(nick: Nick) {
        for post in unaddressed.values where post.nick == nick {
            unaddressed[post.nonce] = nil
            touched.append(post.nonce)
        }
    }

    /// A session begins: what was under way is sent again once its room is joined.
    mutating func restart() {
        for nonce in Array(waiting.keys) {
            if case .sending? = waiting[nonce]?.state { waiting[nonce]?.state = .waiting(nil) }
        }
        (attempt, pausedUntil, pauses, slow) = (1, nil, 0, [:])
    }

    /// What can be sent now, in order, and is under way from here on.
    mutating func take(credit: Int, now: Monotonic, number: (ConversationKey) -> RoomNumber?) -> [Post] {
        guard !waiting.isEmpty, pausedUntil.map({ $0 <= now }) ?? true else { return [] }
        pausedUntil = nil
        var inFlight = waiting.values.count { $0.state == .sending }
        var posts: [Post] = []
        var asked = slow.isEmpty ? [] : Set(waiting.values.lazy.filter { $0.state == .sending }.map(\.conversation))
        for (nonce, post) in waiting {
            guard inFlight < credit else { break }
            guard case .waiting = post.state, let room = number(post.conversation) else { continue }
            if let next = slow[post.conversation] {
                guard next <= now, asked.insert(post.conversation).inserted else { continue }
            }
            posts.append(Post(room: room, nonce: nonce, attempt: attempt, body: post.body))
            inFlight += 1
        }
        for post in posts { waiting[post.nonce]?.state = .sending }
        return posts
    }

    /// The journal's line with this nonce has come: the post is done.
    mutating func published(_ nonce: Nonce) {
        guard waiting[nonce] != nil else { return }
        endPauses(at: nonce)
        remove(nonce)
    }

    /// The journal has the post; it is kept until its line comes, unless that is there or will not come.
    mutating func accepted(_ nonce: Nonce, at seq: Seq, in timeline: Timeline?) {
        endPauses(at: nonce)
        touched.append(nonce)
        if let timeline, seq >= timeline.lowest, !timeline.covers(seq) {
            waiting[nonce]?.state = .stored(seq)
        } else {
            waiting[nonce] = nil
        }
    }

    /// Drops those that are stored at a place which the timeline no longer shows or already shows.
    mutating func prune(_ key: ConversationKey, by timeline: Timeline) {
        for post in posts(in: key) {
            guard case .stored(let seq) = post.state else { continue }
            if seq < timeline.lowest || timeline.covers(seq) { remove(post.nonce) }
        }
    }

    /// The hub refused a post: it waits for storage, or has failed.
    mutating func refused(_ nonce: Nonce, _ refusal: Refusal, now: Monotonic) {
        guard case .sending? = waiting[nonce]?.state else { return }
        switch refusal.code {
        case .storageFull: pause(now: now, for: .full)
        case .storageFailed: pause(now: now, for: .failed)
        case .storageReadOnly: pause(now: now, for: .readOnly)
        case .slowMode: hold(nonce, now: now)
        case .staleAttempt, .overCredit, .stopping: pause(now: now, for: nil)
        default:
            endPauses(at: nonce)
            fail(nonce, PostFailure(code: refusal.code, detail: refusal.detail))
        }
    }

    /// Sends the failed posts of a conversation again; how many there were.
    mutating func retry(in key: ConversationKey) -> Int {
        let failed = posts(in: key).filter { if case .failed = $0.state { true } else { false } }
        for post in failed {
            waiting[post.nonce]?.state = .waiting(nil)
            touched.append(post.nonce)
        }
        return failed.count
    }

    /// What waits for a conversation or is under way will not be taken; only words are worth keeping.
    mutating func failAll(in key: ConversationKey, _ failure: PostFailure) {
        for post in posts(in: key) where post.isOpen {
            switch post.body {
            case .reaction, .deletion, .pin: remove(post.nonce)
            default: fail(post.nonce, failure)
            }
        }
    }

    /// Forgets the failed posts of a conversation.
    mutating func dropFailed(in key: ConversationKey) {
        for post in posts(in: key) {
            if case .failed = post.state { remove(post.nonce) }
        }
    }

    /// The hub can store again: what waits is sent at the next turn.
    mutating func resume() { (pausedUntil, pauses) = (nil, 0) }

    /// Forgets a post.
    mutating func remove(_ nonce: Nonce) {
        waiting[nonce] = nil
        touched.append(nonce)
    }

    /// The places of a conversation mean something else now: what is about one of them is not sent.
    mutating func failChanges(in key: ConversationKey) {
        for post in posts(in: key) {
            switch post.body {
            case .reply, .edit: fail(post.nonce, PostFailure(code: .noSuchEntry, detail: ""))
            case .reaction, .deletion, .pin: remove(post.nonce)
            default: break
            }
        }
    }

    /// The hub knows no pins: forgets them; whether there were any.
    mutating func dropPins() -> Bool {
        let pins = waiting.values.filter { if case .pin = $0.body { true } else { false } }
        for post in pins { remove(post.nonce) }
        return !pins.isEmpty
    }

    /// Forgets all posts of a conversation that is no more.
    mutating func drop(_ key: ConversationKey) {
        slow[key] = nil
        for post in posts(in: key) { remove(post.nonce) }
    }

    private mutating func fail(_ nonce: Nonce, _ failure: PostFailure) {
        waiting[nonce]?.state = .failed(failure)
        touched.append(nonce)
    }

    /// From the first refusal on, everything that is under way is refused too: all of it goes again, in order, later.
    private mutating func pause(now: Monotonic, for trouble: PostTrouble?) {
        attempt += 1
        let seconds = UInt64(1) << UInt64(min(pauses, 5))
        pauses += 1
        pausedUntil = now.advanced(by: min(seconds * 1_000, ClientLimits.longestRetry))
        for (nonce, post) in waiting where post.isOpen { waiting[nonce]?.state = .waiting(trouble) }
    }

    /// A room is slow: its posts wait a moment and go one by one; those of other rooms go on at once.
    private mutating func hold(_ nonce: Nonce, now: Monotonic) {
        guard let key = waiting[nonce]?.conversation else { return }
        attempt += 1
        slow[key] = now.advanced(by: ClientLimits.slowPause)
        for (nonce, post) in waiting where post.isOpen {
            if post.conversation == key {
                waiting[nonce]?.state = .waiting(.slowMode)
            } else if post.state == .sending {
                waiting[nonce]?.state = .waiting(nil)
            }
        }
    }

    /// The room has no pause any more.
    mutating func endSlowness(of key: ConversationKey) { slow[key] = nil }

    /// The hub takes posts again: the next trouble begins with a short pause.
    private mutating func endPauses(at nonce: Nonce) {
        if case .sending? = waiting[nonce]?.state { pauses = 0 }
    }
}
