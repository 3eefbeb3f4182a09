import ChatModel

/// Messages on their way into a hub's journal, in order, until each is known to be there.
struct SendQueue {
    /// A message with its name for ever: sent again after a loss, it is stored once.
    private struct Item {
        let nonce: Nonce
        let text: MessageText
        /// The attempt with which it was sent last.
        var attempt: UInt32 = 0
    }

    /// The most messages that are held.
    static let limit = 256
    private var items: [Item] = []
    /// How many of the items, from the first on, were sent in this session.
    private var sent = 0
    private var attempt: UInt32 = 0
    private(set) var stored = 0
    private var isInputEnded = false
    /// Raised with each message that is known to be stored, and with each session.
    private(set) var progress = 0
    private(set) var isConnected = false

    var isFull: Bool { items.count >= Self.limit }
    /// Whether every message is in the journal, and no more will come.
    var isDone: Bool { isInputEnded && items.isEmpty }
    /// Whether the hub owes us something: a session, or a message's place in the journal.
    var isWaiting: Bool { !isConnected || !items.isEmpty }
    /// How many messages are not known to be stored.
    var waiting: Int { items.count }

    mutating func add(_ text: MessageText, nonce: Nonce = .random()) {
        items.append(Item(nonce: nonce, text: text))
    }

    mutating func endInput() { isInputEnded = true }

    /// A session is open: everything that is not known to be stored goes out again.
    mutating func connect() {
        isConnected = true
        progress += 1
        sent = 0
    }

    mutating func disconnect() { isConnected = false }

    /// What to send now, with at most `credit` messages unacknowledged.
    mutating func take(credit: Int, room: RoomNumber) -> [Request] {
        let range = sent..<max(sent, min(items.count, credit))
        for index in range { items[index].attempt = attempt }
        sent = range.upperBound
        return items[range].map {
            .post(Post(room: room, nonce: $0.nonce, attempt: attempt, body: .text($0.text)))
        }
    }

    /// It is in the journal; whether it was one of ours.
    @discardableResult
    mutating func acknowledge(_ nonce: Nonce) -> Bool {
        guard let index = items.firstIndex(where: { $0.nonce == nonce }) else { return false }
        items.remove(at: index)
        if index < sent { sent -= 1 }
        stored += 1
        progress += 1
        return true
    }

    /// The hub can't store now: all goes out again later, in order, as a new attempt. False if that was known already.
    mutating func postpone(_ nonce: Nonce) -> Bool {
        guard let item = items.first(where: { $0.nonce == nonce }), item.attempt == attempt else { return false }
        attempt += 1
        // Nothing is taken until the pause is over.
        sent = items.count
        return true
    }

    /// The pause after a refusal is over.
    mutating func resume() { sent = 0 }
}
