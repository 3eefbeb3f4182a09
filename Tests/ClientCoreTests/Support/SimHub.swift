import ChatModel

@testable import ClientCore

/// A small hub for one client: journals with changes, numbers, duplicates by nonce, resume tokens, pages, search, read
/// marks, expiry and storage trouble.
struct SimHub {
    static let pageLimit = 5
    var rooms: [SimRoom] = []
    var others = [person(2, "ann"), person(3, "bob"), person(4, "李雷")]
    var present: Set<UserNumber> = [UserNumber(2), UserNumber(3)]
    /// Answers on their way to the client.
    var answers: [Answer] = []
    /// Pages that were read from the journal and are not on their way yet.
    private(set) var reads: [Answer] = []
    var isStorageFull = false
    /// A room that refuses every other message for now.
    var slowRoom: RoomNumber?
    private var slowed = 0
    var lowestAttempt: UInt32 = 0
    var clock: UInt64 = 5_000_000

    mutating func welcome() -> Welcome {
        lowestAttempt = 0
        return Welcome(you: you, time: HubTime(milliseconds: clock), credit: 4, people: 3)
    }

    mutating func cut() {
        (answers, reads) = ([], [])
        for index in rooms.indices { (rooms[index].isJoined, rooms[index].withheld) = (false, nil) }
    }

    mutating func handle(_ request: Request) {
        switch request {
        case .join(let tag, let name, let token): enter(index(of: .named(name), nil), tag, token)
        case .direct(let tag, let target, let token):
            guard let partner = find(target) else { return refuse(.request(tag), .noSuchUser) }
            enter(index(of: .direct(DirectPair(you.id, partner.id)), partner), tag, token)
        case .leave(let tag, let number):
            if let index = rooms.firstIndex(where: { $0.number == number }) { rooms[index].isJoined = false }
            answers.append(.done(tag))
        case .post(let post): take(post)
        case .history(let tag, let number, let span): answerHistory(tag, number, span)
        case .identify(let tag, let numbers):
            answers.append(.identified(tag, ([you] + others).filter { numbers.contains($0.number) }))
        case .roster(let tag, let number, _): answers.append(.roster(tag, number, roster))
        case .ping(let tag, let payload): answers.append(.pong(tag, payload, HubTime(milliseconds: clock)))
        case .mark(let number, let seq):
            guard let index = rooms.firstIndex(where: { $0.number == number }) else { return }
            rooms[index].mark = max(rooms[index].mark, min(seq, rooms[index].head))
        case .directs(let tag):
            let directs = rooms.compactMap { room in
                room.partner.map { DirectSummary(partner: $0, head: room.head, time: HubTime(milliseconds: clock)) }
            }
            answers.append(.directs(tag, directs))
        case .search(let tag, let request): search(tag, request)
        case .nick(let tag, _), .away(let tag, _), .order(let tag, _, _, _): answers.append(.done(tag))
        default: break
        }
    }

    private var roster: RosterPage { rosterOf([you] + others.filter { present.contains($0.number) }) }

    private func find(_ target: DirectTarget) -> Person? {
        switch target {
        case .nick(let nick): others.first { $0.nick == nick }
        case .user(let id): others.first { $0.id == id }
        }
    }

    mutating func index(of kind: RoomKind, _ partner: Person?) -> Int {
        if let index = rooms.firstIndex(where: { $0.kind == kind }) { return index }
        rooms.append(SimRoom(number: RoomNumber(UInt32(100 + rooms.count)), kind: kind, partner: partner))
        return rooms.count - 1
    }

    mutating func enter(_ index: Int, _ tag: Tag, _ token: ResumeToken?) {
        rooms[index].isJoined = true
        rooms[index].withheld = nil
        let room = rooms[index]
        let holds = token.map { token in room.kept.contains { ResumeToken($0) == token } }
        let after = holds == true ? token?.seq ?? .zero : .zero
        let page = room.page(of: room.kept.filter { $0.seq > after }.reversed()).reversed()
        let resume: Joined.Resume = holds.map { $0 ? .resumed : .reset } ?? .fresh
        answers.append(
            .joined(
                Joined(
                    tag: tag, room: room.number, kind: room.kind,
                    partner: room.partner.flatMap { find(.user($0.id)) }, topic: .none, resume: resume,
                    head: room.head, history: page.map(room.present), authors: authors(of: Array(page)),
                    roster: roster, amendments: room.amendments(of: Array(page)), floor: room.floor, mark: room.mark,
                    unread: room.unread)))
    }

    private func authors(of page: [Entry]) -> [Person] {
        ([you] + others).filter { person in page.contains { $0.author == person.number } }
    }

    private mutating func take(_ post: Post) {
        guard let index = rooms.firstIndex(where: { $0.number == post.room }), rooms[index].isJoined else {
            return refuse(.post(post.nonce), .notJoined)
        }
        if let stored = rooms[index].journal.first(where: { $0.nonce == post.nonce && $0.author == you.number }) {
            answers.append(.accepted(post.nonce, stored.seq))
        } else if post.attempt < lowestAttempt {
            refuse(.post(post.nonce), .staleAttempt)
        } else if isStorageFull {
            lowestAttempt = post.attempt + 1
            refuse(.post(post.nonce), .storageFull)
        } else if isTooSoon(post) {
            lowestAttempt = post.attempt + 1
            refuse(.post(post.nonce), .slowMode)
        } else if let code = rooms[index].objection(to: post.body, by: you.number) {
            refuse(.post(post.nonce), code)
        } else if rooms[index].changesNothing(post.body, by: you.number) {
            answers.append(.accepted(post.nonce, post.body.changes ?? .zero))
        } else {
            publish(in: index, by: you, post.body, post.nonce, withholding: false)
        }
    }

    private mutating func isTooSoon(_ post: Post) -> Bool {
        guard post.room == slowRoom, post.body.spoken != nil else { return false }
        slowed += 1
        return slowed % 2 == 1
    }

    /// Somebody puts the user out of a room.
    mutating func remove(from index: Int) {
        rooms[index].isJoined = false
        let ruling = Ruling(scope: .room, act: .kick(Subject(id: you.id, nick: you.nick)))
        answers.append(.removed(rooms[index].number, Removal(by: others[0].nick, ruling: ruling)))
    }

    mutating func publish(in index: Int, by author: Person, _ body: Entry.Body, _ nonce: Nonce, withholding: Bool) {
        clock += 1
        let entry = Entry(
            seq: rooms[index].head.next, time: HubTime(milliseconds: clock), author: author.number, nonce: nonce,
            body: body)
        rooms[index].append(entry)
        guard rooms[index].isJoined else {
            if rooms[index].partner != nil, author != you, body.spoken != nil { enter(index, .unasked, nil) }
            return
        }
        if withholding {
            rooms[index].withheld = rooms[index].withheld ?? entry.seq
            return
        }
        tellGap(in: index)
        answers.append(.event(rooms[index].number, .entry(entry)))
    }

    /// Tells what was left out before the newest entry, as a hub does whose log fell behind.
    private mutating func tellGap(in index: Int) {
        guard let first = rooms[index].withheld else { return }
        rooms[index].withheld = nil
        answers.append(
            .gap(rooms[index].number, after: Seq(first.value - 1), before: rooms[index].head))
    }

    mutating func tellGaps() {
        for index in rooms.indices {
            guard rooms[index].withheld != nil else { continue }
            publish(in: index, by: others[0], .text(text("after the gap")), Nonce(clock), withholding: false)
        }
    }

    private mutating func answerHistory(_ tag: Tag, _ number: RoomNumber, _ span: HistorySpan) {
        guard let room = rooms.first(where: { $0.number == number }), room.isJoined else {
            return refuse(.request(tag), .notJoined)
        }
        let (found, isBackwards): ([Entry], Bool) =
            switch span {
            case .before(let place, _): (room.kept.filter { $0.seq < place ?? room.head.next }.reversed(), true)
            case .after(let place, _): (room.kept.filter { $0.seq > place }, false)
            }
        let page = room.page(of: found)
        let sorted = isBackwards ? page.reversed() : page
        read(
            .history(
                tag,
                HistoryPage(
                    room: number, entries: sorted.map(room.present), authors: authors(of: sorted),
                    more: page.count < found.count, amendments: room.amendments(of: sorted))))
    }

    /// What was read may be written after what was published meanwhile, or before what was published last.
    private mutating func read(_ answer: Answer) {
        if answers.count.isMultiple(of: 2) { return reads.append(answer) }
        var index = answers.count
        while index > 0, answers.count - index < 3, case .event = answers[index - 1] { index -= 1 }
        answers.insert(answer, at: index)
    }

    /// Writes what was read a while ago.
    mutating func writeReads() {
        answers += reads
        reads = []
    }

    private mutating func search(_ tag: Tag, _ request: SearchRequest) {
        let hits = rooms.flatMap { room in
            room.kept.map(room.present)
                .filter { $0.body.spoken?.text.contains(request.words.text.filter { $0 != "\"" }) == true }
                .map { SearchHit(room: room.number, entry: $0) }
        }
        let found = hits.sorted { $0.entry.time > $1.entry.time }
            .filter { hit in request.before.map { hit.entry.time.milliseconds < $0.value } ?? true }
        let page = Array(found.prefix(Self.pageLimit))
        let next = found.count > page.count ? page.last.map { SearchPlace($0.entry.time.milliseconds) } : nil
        let places = rooms.map { SearchRoom(number: $0.number, kind: $0.kind, partner: $0.partner) }
        answers.append(
            .found(tag, SearchPage(hits: page, rooms: places, authors: [you] + others, next: next, unindexed: 0)))
    }

    /// The older part of a journal expires, behind a snapshot.
    mutating func expire(in index: Int, upTo seq: Seq) {
        guard seq > rooms[index].floor, seq < rooms[index].head else { return }
        let hub = Person(number: UserNumber(0), id: you.id, nick: you.nick)
        publish(in: index, by: hub, .snapshot(RoomSnapshot(topic: .none)), Nonce(clock), withholding: false)
        rooms[index].floor = seq
    }

    private mutating func refuse(_ subject: Refusal.Subject, _ code: Refusal.Code) {
        answers.append(.refused(Refusal(subject: subject, code: code, detail: "")))
    }
}
