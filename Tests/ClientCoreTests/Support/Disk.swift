import ChatModel

@testable import ClientCore

/// What a client's effects leave on disk, and what a new client starts with.
struct Disk {
    private(set) var posts: [KeptPost] = []
    /// Every post that was ever on it.
    private(set) var everKept: Set<Nonce> = []

    mutating func perform(_ effect: ClientEffect) {
        guard case .keep(let records) = effect else { return }
        for record in records {
            switch record {
            case .post(let post):
                everKept.insert(post.nonce)
                if let index = posts.firstIndex(where: { $0.nonce == post.nonce }) {
                    posts[index] = post
                } else {
                    posts.append(post)
                }
            case .done(let nonce): posts.removeAll { $0.nonce == nonce }
            }
        }
    }

    mutating func perform(_ effects: some Sequence<ClientEffect>) { for effect in effects { perform(effect) } }

    /// What effects leave of the one hub.
    static func kept(_ effects: [ClientEffect]) -> KeptHub {
        var conversations: [ConversationKey: KeptConversation] = [:]
        var index: KeptIndex?
        for case .cache(let change) in effects {
            index = change.index
            for conversation in change.conversations { conversations[conversation.key] = conversation }
        }
        guard let index else { preconditionFailure("nothing was kept") }
        return KeptHub(index: index, conversations: index.order.compactMap { conversations[$0] })
    }
}
