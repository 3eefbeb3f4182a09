import ChatModel

@testable import HubCore

/// What people may say in a random walk.
extension Walk {
    mutating func request(of id: SessionID) -> Request? {
        let joined = bench.hub.sessions[id]?.rooms.sorted() ?? []
        let room = random.pick(joined) ?? RoomNumber(.random(in: 1...12, using: &random))
        guard let nick = random.pick(vocabulary.nicks), let name = random.pick(vocabulary.names) else { return nil }
        switch Int.random(in: 0..<125, using: &random) {
        case 0..<40: return post(from: id, in: room)
        case 40..<53: return .join(Tag(1), name, resume: random.chance(3) ? token(of: name) : nil)
        case 53..<57: return .leave(Tag(1), room)
        case 57..<61: return .direct(Tag(1), .nick(nick), resume: nil)
        case 61..<64: return .nick(Tag(1), nick)
        case 64..<68: return .away(Tag(1), random.chance(2) ? nil : try? AwayText("tea"))
        case 68: return .history(Tag(1), room, .before(nil, limit: 2))
        case 69 where random.chance(2): return .pins(Tag(1), room, before: random.chance(2) ? nil : place(in: room))
        case 69: return .roster(Tag(1), room, after: nil)
        case 70: return .whois(Tag(1), nick)
        case 71: return .goodbye
        case 72..<79: return .mark(room, place(in: room))
        case 79: return .directs(Tag(1))
        case 80..<84: return search(name, nick)
        case 84..<91: return order(in: room, nick)
        case 91: return .sanctions(Tag(1), room, random.chance(2) ? .room : .hub)
        case 92..<96: return runRequest(in: room)
        case 96..<99: return .typing(Tag(1), room, !random.chance(3))
        case 99..<125: return fileRequest(of: id, in: room)
        default: return .heartbeat
        }
    }

    private func token(of name: RoomName) -> ResumeToken? {
        bench.hub.rooms.number(of: .named(name)).flatMap { bench.journal.entries[$0]?.last }.map { ResumeToken($0) }
    }

    /// A place in a room, or just behind its end.
    private mutating func place(in room: RoomNumber) -> Seq {
        let head = bench.hub.rooms[room]?.head ?? .zero
        return Seq(.random(in: (head.value > 12 ? head.value - 12 : 0)...head.value + 1, using: &random))
    }

    private mutating func search(_ name: RoomName, _ nick: Nick) -> Request? {
        let scopes = [SearchScope.everywhere, .everywhere, .room(name)] + vocabulary.users.map { .direct($0) }
        guard let words = random.pick(vocabulary.words), let scope = random.pick(scopes) else { return nil }
        let author = random.chance(3) ? nick : nil
        let limit = UInt32.random(in: 0...9, using: &random)
        let wanted = SearchRequest(
            words: words, scope: scope, author: author, since: nil, before: nil, limit: limit)
        return .search(Tag(1), wanted)
    }

    private mutating func post(from id: SessionID, in room: RoomNumber) -> Request? {
        if random.chance(6), let nonce = random.pick(authors[id]?.nonces ?? []) {
            return authors[id]?.retry(nonce).map(Request.post)
        }
        nextNonce += 1
        guard let body = body(in: room) else { return nil }
        let fresh = Post(room: room, nonce: Nonce(nextNonce), attempt: 0, body: body)
        return (authors[id]?.send(fresh)).map(Request.post)
    }

    private mutating func body(in room: RoomNumber) -> Entry.Body? {
        let target = place(in: room)
        guard let text = random.pick(vocabulary.texts), let reaction = random.pick(vocabulary.reactions) else {
            return nil
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .reply(to: target, text)
        case 1: return .edit(of: target, text)
        case 2: return .reaction(to: target, reaction, isOn: !random.chance(3))
        case 3: return .deletion(of: target)
        case 4 where random.chance(2): return .pin(of: target, isOn: !random.chance(3))
        case 4: return random.pick(vocabulary.topics).map { .topic($0) }
        default: return .text(text)
        }
    }
}
