import ChatModel

/// The journal with its changes as plain values: what the store must agree with.
struct ChangeModel {
    /// What became of a message.
    private struct Message {
        var changed: Seq
        var edited: MessageText?
        var editTime: HubTime?
        var isDeleted = false
        var signs: [Sign] = []
        /// The place of the entry that pins it.
        var pin: Seq?
    }

    private struct Sign {
        let reaction: Reaction
        let user: UserNumber
        let place: Seq
    }

    private struct Room {
        var entries: [Entry] = []
        var floor: UInt64 = 0
        var messages: [Seq: Message] = [:]
    }

    private struct Key: Hashable {
        let author: UserNumber
        let nonce: Nonce
    }

    private struct Place {
        let room: RoomNumber
        let seq: Seq
    }

    private var rooms: [RoomNumber: Room] = [:]
    private var used: [Key: Place] = [:]
    private var marks: [RoomNumber: [UserNumber: Seq]] = [:]

    mutating func store(_ submission: Submission, at wall: HubTime) -> SubmissionOutcome {
        let room = rooms[submission.room] ?? Room()
        if let earlier = earlier(submission) { return earlier }
        if let refusal = refusal(submission, in: room) { return refusal }
        let last = room.entries.last
        let entry = Entry(
            seq: (last?.seq ?? .zero).next, time: max(wall, last?.time ?? wall), author: submission.author,
            nonce: submission.nonce, body: submission.body)
        rooms[submission.room, default: Room()].entries.append(entry)
        used[Key(author: entry.author, nonce: entry.nonce)] = Place(room: submission.room, seq: entry.seq)
        change(submission.room, by: entry)
        return .stored(entry)
    }

    private func earlier(_ submission: Submission) -> SubmissionOutcome? {
        guard let place = used[Key(author: submission.author, nonce: submission.nonce)],
            let room = rooms[place.room]
        else { return nil }
        let original = room.entries[Int(place.seq.value) - 1].body
        let isSame =
            switch present(original, at: place.seq, in: room) {
            case .deleted: submission.body.isMessage
            case .deletedEdit(let target):
                if case .edit(of: target, _) = submission.body { true } else { false }
            default: original == submission.body
            }
        return isSame && place.room == submission.room ? .duplicate(place.seq) : .nonceReused
    }

    private func refusal(_ submission: Submission, in room: Room) -> SubmissionOutcome? {
        guard let target = submission.target else { return nil }
        guard target.value > room.floor, target.value <= UInt64(room.entries.count) else {
            return .refused(.noSuchEntry)
        }
        let entry = room.entries[Int(target.value) - 1]
        let message = room.messages[target]
        guard entry.body.isMessage else { return .refused(.noSuchEntry) }
        guard message?.isDeleted != true else { return .refused(.deleted) }
        switch submission.body {
        case .edit, .deletion:
            return submission.mayChange == .own && entry.author != submission.author ? .refused(.notYours) : nil
        case .reaction(_, let reaction, let isOn):
            let mine = message?.signs.first { $0.reaction == reaction && $0.user == submission.author }
            return isOn == (mine != nil) ? .duplicate(mine?.place ?? target) : nil
        case .pin(_, let isOn):
            if isOn == (message?.pin != nil) { return .duplicate(message?.pin ?? target) }
            let count = room.messages.values.count { $0.pin != nil }
            return isOn && count >= Limits().pinsPerRoom ? .refused(.tooManyPins) : nil
        default: return nil
        }
    }

    private mutating func change(_ number: RoomNumber, by entry: Entry) {
        guard let target = entry.body.changes, var room = rooms[number] else { return }
        var message = room.messages[target] ?? Message(changed: entry.seq)
        message.changed = entry.seq
        switch entry.body {
        case .edit(_, let text): (message.edited, message.editTime) = (text, entry.time)
        case .deletion: message = Message(changed: entry.seq, isDeleted: true)
        case .reaction(_, let reaction, true):
            message.signs.append(Sign(reaction: reaction, user: entry.author, place: entry.seq))
        case .reaction(_, let reaction, false):
            message.signs.removeAll { $0.reaction == reaction && $0.user == entry.author }
        case .pin(_, let isOn): message.pin = isOn ? entry.seq : nil
        default: break
        }
        room.messages[target] = message
        rooms[number] = room
    }

    mutating func mark(_ mark: ReadMark) {
        marks[mark.room, default: [:]][mark.user, default: .zero] = max(
            mark.seq, self.mark(of: mark.user, in: mark.room))
    }

    func mark(of user: UserNumber, in room: RoomNumber) -> Seq { marks[room]?[user] ?? .zero }

    mutating func expire(_ number: RoomNumber, upTo last: UInt64) {
        guard var room = rooms[number] else { return }
        room.floor = max(room.floor, min(last, UInt64(room.entries.count)))
        room.messages = room.messages.filter { $0.key.value > room.floor }
        used = used.filter { $0.value.room != number || $0.value.seq.value > room.floor }
        rooms[number] = room
    }

    func head(of room: RoomNumber) -> UInt64 { UInt64(rooms[room]?.entries.count ?? 0) }

    func floor(of room: RoomNumber) -> UInt64 { rooms[room]?.floor ?? 0 }

    /// The newest page of a room: so many entries that stand for themselves, and at most four times as many in all.
    func newest(of number: RoomNumber, before place: UInt64, limit: Int) -> [Entry] {
        var (entries, counted): ([Entry], Int) = ([], 0)
        for entry in all(of: number).reversed() where entry.seq.value < place {
            let isCounted = entry.body.changes == nil
            if entries.count == 4 * limit || (isCounted && counted == limit) { break }
            entries.append(entry)
            counted += isCounted ? 1 : 0
        }
        return entries.reversed()
    }

    /// A room's entries in their present words.
    func all(of number: RoomNumber) -> [Entry] {
        guard let room = rooms[number] else { return [] }
        return room.entries.dropFirst(Int(room.floor)).map {
            Entry(
                seq: $0.seq, time: $0.time, author: $0.author, nonce: $0.nonce,
                body: present($0.body, at: $0.seq, in: room))
        }
    }

    /// The pinned messages of a room, oldest first, in their present words.
    func pinned(in number: RoomNumber) -> [Entry] {
        all(of: number).filter { isPinned($0.seq, in: number) }
    }

    func isPinned(_ seq: Seq, in room: RoomNumber) -> Bool { rooms[room]?.messages[seq]?.pin != nil }

    /// What becomes of the messages that these entries are or change.
    func amendments(of entries: [Entry], in number: RoomNumber, for reader: UserNumber) -> [Amendment] {
        let places = Set(entries.map { $0.body.changes ?? $0.seq })
        return places.sorted().compactMap { place in
            rooms[number]?.messages[place].map { Self.amendment(of: place, $0, for: reader) }
        }
    }

    private func present(_ body: Entry.Body, at seq: Seq, in room: Room) -> Entry.Body {
        let message = room.messages[seq]
        switch body {
        case .edit(let target, _): return room.messages[target]?.isDeleted == true ? .deletedEdit(of: target) : body
        case .text(let text): return message?.isDeleted == true ? .deleted : .text(message?.edited ?? text)
        case .action(let text): return message?.isDeleted == true ? .deleted : .action(message?.edited ?? text)
        case .reply(let to, let text):
            return message?.isDeleted == true ? .deleted : .reply(to: to, message?.edited ?? text)
        default: return body
        }
    }

    private static func amendment(of place: Seq, _ message: Message, for reader: UserNumber) -> Amendment {
        var order: [Reaction] = []
        for sign in message.signs where !order.contains(sign.reaction) { order.append(sign.reaction) }
        let tallies = order.map { reaction in
            let givers = message.signs.filter { $0.reaction == reaction }.map(\.user)
            return ReactionTally(
                reaction: reaction, count: UInt32(givers.count), isMine: givers.contains(reader))
        }
        let content: Amendment.Content =
            message.isDeleted ? .deleted : message.edited.map { .edited($0, at: message.editTime) } ?? .original
        return Amendment(
            target: place, changed: message.changed, content: content, reactions: tallies,
            isPinned: message.pin != nil)
    }
}

extension Submission {
    /// The place that it speaks of.
    fileprivate var target: Seq? {
        if case .reply(let target, _) = body { target } else { body.changes }
    }
}
