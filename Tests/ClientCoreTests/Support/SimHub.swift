import ChatModel

@testable import ClientCore

/// A small hub for one client: journals, numbers, duplicates by nonce, resume tokens, pages and storage trouble.
struct SimHub {
    struct Room {
        let number: RoomNumber
        let kind: RoomKind
        let partner: Person?
        var journal: [Entry] = []
        var isJoined = false
        /// The first place of the live entries that were left out and not yet told as a gap.
        var withheld: Seq?

        var head: Seq { Seq(UInt64(journal.count)) }
    }

    static let pageLimit = 5
    var rooms: [Room] = []
    var others = [person(2, "ann"), person(3, "bob"), person(4, "李雷")]
    var present: Set<UserNumber> = [UserNumber(2), UserNumber(3)]
    /// Answers on their way to the client.
    var answers: [Answer] = []
    var isStorageFull = false
    var lowestAttempt: UInt32 = 0
    var clock: UInt64 = 5_000_000

    mutating func welcome() -> Welcome {
        lowestAttempt = 0
        return Welcome(you: you, time: HubTime(milliseconds: clock), credit: 4, people: 3)
    }

    mutating func cut() {
        answers = []
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
        case .nick(let tag, _), .away(let tag, _): answers.append(.done(tag))
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
        rooms.append(Room(number: RoomNumber(UInt32(100 + rooms.count)), kind: kind, partner: partner))
        return rooms.count - 1
    }

    mutating func enter(_ index: Int, _ tag: Tag, _ token: ResumeToken?) {
        rooms[index].isJoined = true
        rooms[index].withheld = nil
        let journal = rooms[index].journal
        let holds = token.map { token in journal.contains { ResumeToken($0) == token } }
        let after = holds == true ? token?.seq ?? .zero : .zero
        let page = Array(journal.filter { $0.seq > after }.suffix(Self.pageLimit))
        let resume: Joined.Resume = holds.map { $0 ? .resumed : .reset } ?? .fresh
        answers.append(
            .joined(
                Joined(
                    tag: tag, room: rooms[index].number, kind: rooms[index].kind,
                    partner: rooms[index].partner.flatMap { find(.user($0.id)) }, topic: .none, resume: resume,
                    head: rooms[index].head, history: page, authors: authors(of: page), roster: roster)))
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
        } else {
            publish(in: index, by: you, post.body, post.nonce, withholding: false)
        }
    }

    mutating func publish(in index: Int, by author: Person, _ body: Entry.Body, _ nonce: Nonce, withholding: Bool) {
        clock += 1
        let entry = Entry(
            seq: rooms[index].head.next, time: HubTime(milliseconds: clock), author: author.number, nonce: nonce,
            body: body)
        rooms[index].journal.append(entry)
        guard rooms[index].isJoined else {
            if rooms[index].partner != nil, author != you { enter(index, .unasked, nil) }
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
        let (page, more): ([Entry], Bool) =
            switch span {
            case .before(let place, _):
                {
                    let found = room.journal.filter { entry in place.map { entry.seq < $0 } ?? true }
                    return (Array(found.suffix(Self.pageLimit)), found.count > Self.pageLimit)
                }()
            case .after(let place, _):
                {
                    let found = room.journal.filter { $0.seq > place }
                    return (Array(found.prefix(Self.pageLimit)), found.count > Self.pageLimit)
                }()
            }
        answers.append(
            .history(tag, HistoryPage(room: number, entries: page, authors: authors(of: page), more: more)))
    }

    private mutating func refuse(_ subject: Refusal.Subject, _ code: Refusal.Code) {
        answers.append(.refused(Refusal(subject: subject, code: code, detail: "")))
    }
}
