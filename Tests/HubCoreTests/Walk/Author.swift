import ChatModel

/// A client's outbox as the protocol asks for it: after a storage refusal everything goes again, in order.
struct Author {
    /// A post that the hub owes an answer for.
    struct Sent {
        let nonce: Nonce
        let number: Int
        let attempt: UInt32
    }

    private(set) var sent: [Sent] = []
    private(set) var attempt: UInt32 = 0
    private var waiting: [(number: Int, post: Post)] = []
    private var posts: [Nonce: Post] = [:]
    private var nextNumber = 1
    private var lastPublished = 0

    /// The next post: one that must go again, or the given new one.
    mutating func send(_ fresh: @autoclosure () -> Post) -> Post {
        if !waiting.isEmpty {
            let (number, old) = waiting.removeFirst()
            let post = Post(room: old.room, nonce: old.nonce, attempt: attempt, body: old.body)
            sent.append(Sent(nonce: post.nonce, number: number, attempt: attempt))
            return post
        }
        let fresh = fresh()
        let post = Post(room: fresh.room, nonce: fresh.nonce, attempt: attempt, body: fresh.body)
        posts[post.nonce] = post
        sent.append(Sent(nonce: post.nonce, number: nextNumber, attempt: attempt))
        nextNumber += 1
        return post
    }

    /// Sends something a second time that was acknowledged before.
    mutating func retry(_ nonce: Nonce) -> Post? {
        guard waiting.isEmpty, let old = posts[nonce] else { return nil }
        sent.append(Sent(nonce: nonce, number: 0, attempt: attempt))
        return Post(room: old.room, nonce: nonce, attempt: attempt, body: old.body)
    }

    /// The nonces of everything that it ever sent.
    var nonces: [Nonce] { posts.keys.sorted { $0.value < $1.value } }

    /// An own post was published or accepted; gives back what is wrong with it.
    mutating func acknowledge(_ nonce: Nonce, asEntry: Bool) -> String? {
        guard let index = sent.firstIndex(where: { $0.nonce == nonce }) else { return "an answer nobody waits for" }
        let number = sent.remove(at: index).number
        guard asEntry, number > 0 else { return nil }
        if number < lastPublished { return "\(number) was published after \(lastPublished)" }
        lastPublished = number
        return nil
    }

    /// An own post was refused; gives back what is wrong with it.
    mutating func refused(_ nonce: Nonce, _ code: Refusal.Code) -> String? {
        guard let index = sent.firstIndex(where: { $0.nonce == nonce }) else { return "a refusal nobody waits for" }
        let entry = sent.remove(at: index)
        let again: Set<Refusal.Code> = [
            .storageFull, .storageReadOnly, .storageFailed, .staleAttempt, .overCredit, .slowMode,
        ]
        guard again.contains(code) else { return nil }
        attempt = max(attempt, entry.attempt + 1)
        if entry.number > 0, let post = posts[nonce] {
            waiting.append((entry.number, post))
            waiting.sort { $0.number < $1.number }
        }
        return nil
    }
}
