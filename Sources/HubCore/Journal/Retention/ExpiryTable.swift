import ChatModel

/// What is under way about entries that expire: one look at a time, then a snapshot of each room that needs one.
struct ExpiryTable: Sendable {
    let retention: Retention
    private var isLooking = false
    /// When the next look is due; nil: now.
    private var nextLook: Monotonic?
    /// The last room that was dealt with.
    private var lastRoom = RoomNumber(0)
    /// Those whose snapshot is not stored yet, by room.
    private var underWay: [RoomNumber: Expiry] = [:]
    /// Of those, the ones whose snapshot waits for the next transaction.
    private var waiting: [Expiry] = []

    init(_ retention: Retention) { self.retention = retention }

    /// Whether a snapshot waits to be stored.
    var hasWaiting: Bool { !waiting.isEmpty }

    /// Says whether to look now, and notes that it is done; never while something is under way.
    mutating func startLook(at now: Monotonic, every milliseconds: UInt64) -> Bool {
        guard !retention.keepsAll, !isLooking, underWay.isEmpty, nextLook.map({ $0 <= now }) ?? true else {
            return false
        }
        isLooking = true
        nextLook = now.advanced(by: milliseconds)
        return true
    }

    /// The look is over: gives what is dealt with now, up to a limit, the rooms taking turns. When there is more, the
    /// next look is due as soon as this is done.
    mutating func finishLook(_ found: [Expiry], limit: Int) -> [Expiry] {
        isLooking = false
        if found.count > limit { nextLook = nil }
        let inOrder = found.sorted { $0.room < $1.room }
        let turn = inOrder.filter { $0.room > lastRoom } + inOrder.filter { $0.room <= lastRoom }
        lastRoom = turn.prefix(limit).last?.room ?? lastRoom
        return Array(turn.prefix(limit))
    }

    /// A room's snapshot is to be stored.
    mutating func add(_ expiry: Expiry) {
        if underWay.updateValue(expiry, forKey: expiry.room) == nil { waiting.append(expiry) }
    }

    /// Takes those whose snapshot is to be stored now.
    mutating func launch() -> [Expiry] {
        defer { waiting = [] }
        return waiting
    }

    /// A room's snapshot is stored, or won't be: a later look finds again what has expired there.
    mutating func end(_ expiry: Expiry) { underWay[expiry.room] = nil }
}
