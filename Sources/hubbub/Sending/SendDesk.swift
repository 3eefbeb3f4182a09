import ChatModel

/// The queue between those who fill it, send from it and hear what was stored.
actor SendDesk {
    private var queue = SendQueue()
    /// Tells who fills the queue that there is room.
    nonisolated let room: AsyncStream<Void>
    private let tellRoom: AsyncStream<Void>.Continuation
    /// Tells who sends that there is something to do, for the present session.
    private var tellWork: AsyncStream<Void>.Continuation?

    init() { (room, tellRoom) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// False if there is no room for it now.
    func add(_ text: MessageText) -> Bool {
        guard !queue.isFull else { return false }
        queue.add(text)
        tellWork?.yield()
        return true
    }

    func endInput() {
        queue.endInput()
        tellWork?.yield()
    }

    /// A session begins; the stream says when there may be something to send.
    func connect() -> AsyncStream<Void> {
        queue.connect()
        let (work, tell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        tellWork = tell
        tell.yield()
        return work
    }

    func disconnect() {
        queue.disconnect()
        tellWork = nil
    }

    func take(credit: Int, room: RoomNumber) -> [Request] { queue.take(credit: credit, room: room) }

    func acknowledge(_ nonce: Nonce) {
        guard queue.acknowledge(nonce) else { return }
        tellRoom.yield()
        tellWork?.yield()
    }

    func postpone(_ nonce: Nonce) -> Bool { queue.postpone(nonce) }

    func resume() {
        queue.resume()
        tellWork?.yield()
    }

    var isDone: Bool { queue.isDone }
    var stored: Int { queue.stored }
    var waiting: Int { queue.waiting }
    /// Changes with every step forward; nil while the hub owes us nothing.
    var pendingProgress: Int? { queue.isWaiting ? queue.progress : nil }
}
