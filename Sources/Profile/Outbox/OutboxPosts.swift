import ChatModel

/// The posts that records leave, in the order in which each was first named.
struct OutboxPosts {
    private var order: [Nonce] = []
    private var live: [Nonce: KeptPost] = [:]

    init(_ records: [OutboxRecord] = []) { for record in records { apply(record) } }

    var isEmpty: Bool { live.isEmpty }
    var count: Int { live.count }

    /// The posts that wait, oldest first.
    var posts: [KeptPost] { order.compactMap { live[$0] } }

    mutating func apply(_ record: OutboxRecord) {
        switch record {
        case .post(let post):
            if live.updateValue(post, forKey: post.nonce) == nil { order.append(post.nonce) }
        case .done(let nonce):
            live[nonce] = nil
            if live.count * 2 < order.count { order.removeAll { live[$0] == nil } }
        }
    }

    /// The posts of several files as one list: by the time of typing, each file's own order kept whatever its clock did,
    /// and each nonce once.
    static func merged(_ files: [[KeptPost]]) -> [KeptPost] {
        let timed = files.flatMap { posts in
            var latest: UInt64 = 0
            return posts.map { post in
                latest = max(latest, post.typed.milliseconds)
                return (time: latest, post: post)
            }
        }
        var seen: Set<Nonce> = []
        return timed.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element.post).filter { seen.insert($0.nonce).inserted }
    }
}
