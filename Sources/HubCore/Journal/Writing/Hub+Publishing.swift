import ChatModel

/// What a room sees is one order: what is journaled, and what only keeps its place between.
extension Hub {
    /// Publishes what is not journaled: now, or behind what waits for the journal.
    mutating func publish(_ event: RoomEvent, in room: RoomNumber) {
        if journal.isIdle { return emit(event, in: room) }
        journal.append(event, in: room)
        holdIfFull()
    }

    mutating func holdIfFull() {
        guard journal.isFull, !journal.isHolding else { return }
        journal.isHolding = true
        effects.append(.readingAll(false))
    }

    /// Publishes at once what is not journaled.
    mutating func emit(_ event: RoomEvent, in room: RoomNumber) {
        rooms[room]?.advance(by: event)
        effects.append(.publish(room, event))
    }

    /// Publishes what was stored, and drops from the log what it takes back: the words that were said, and their edits.
    mutating func emit(_ entry: Entry, in number: RoomNumber, authorStays: Bool) {
        let isStranger = rooms[number]?.advance(
            to: entry, authorStays: authorStays, editsRemembered: limits.editsRemembered)
        if isStranger == true, let person = people[entry.author] {
            effects.append(.publish(number, .introduced(person)))
        }
        effects.append(.publish(number, .entry(entry)))
        if case .deletion(let target) = entry.body {
            effects.append(.forget(number, upTo: rooms[number]?.lastWords(of: target) ?? target))
            sweepSoon()
        }
    }
}
