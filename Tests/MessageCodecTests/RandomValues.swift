import ChatModel

@testable import MessageCodec

/// Values of every kind from one seed.
struct RandomValues {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    mutating func flag() -> Bool { .random(using: &random) }
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// Of every size, the borders included.
    mutating func number() -> UInt64 { random.next() >> UInt64(2 + below(62)) }
    mutating func small() -> UInt32 { UInt32(truncatingIfNeeded: random.next()) >> UInt32(below(32)) }
    mutating func list<Item>(_ bound: Int = 5, _ make: (inout RandomValues) -> Item) -> [Item] {
        (0..<below(bound)).map { _ in make(&self) }
    }
    mutating func maybe<Value>(_ make: (inout RandomValues) -> Value) -> Value? { flag() ? make(&self) : nil }

    /// Text of a few scripts that every rule allows, at most this many bytes.
    mutating func text(_ limit: Int) -> String {
        let letters = Array("abzAZ09é世界ßСмייه👋🏽🇨🇳_-")
        var text = String(letters[below(letters.count)].unicodeScalars.prefix(1).map(Character.init))
        for _ in 0..<below(limit) {
            let next = letters[below(letters.count)]
            guard text.utf8.count + next.utf8.count <= limit else { break }
            text.append(next)
        }
        return text
    }

    mutating func digest() -> Digest { Fixed.digest(UInt8(below(200))) }
    mutating func tag() -> Tag { Tag(small()) }
    mutating func room() -> RoomNumber { RoomNumber(small()) }
    mutating func user() -> UserNumber { UserNumber(small()) }
    mutating func seq() -> Seq { Seq(number()) }
    mutating func nonce() -> Nonce { Nonce(random.next()) }
    mutating func time() -> HubTime { HubTime(milliseconds: number()) }
    mutating func userID() -> UserID { UserID(digest()) }
    mutating func nick() -> Nick { Fixed.nick(text(Nick.byteLimit)) }
    mutating func roomName() -> RoomName { Fixed.roomName(text(RoomName.byteLimit)) }
    mutating func topic() -> Topic { flag() ? Fixed.topic(text(Topic.byteLimit)) : .none }
    mutating func away() -> AwayText { Fixed.away(text(AwayText.byteLimit)) }
    mutating func hubName() -> HubName { Fixed.hubName(text(HubName.byteLimit)) }
    mutating func message() -> MessageText { Fixed.message(text(flag() ? 100 : 1_000)) }
    mutating func payload() -> PingPayload { Fixed.payload(bytes(below(65))) }
    mutating func token() -> ResumeToken { ResumeToken(seq: seq(), nonce: nonce()) }
    mutating func person() -> Person { Person(number: user(), id: userID(), nick: nick()) }
    mutating func member() -> Member { Member(person: person(), away: maybe { $0.away() }, role: role()) }
    mutating func features() -> [String] { list { $0.text(WireLine.featureBytes) } }

    mutating func body() -> Entry.Body {
        switch below(12) {
        case 4: .run(report())
        case 3: .ruling(ruling())
        case 0: .snapshot(RoomSnapshot(topic: topic()))
        case 1: .deleted
        case 2: .deletedEdit(of: seq())
        default: posted()
        }
    }

    /// A body that a client may post.
    mutating func posted() -> Entry.Body {
        switch below(8) {
        case 6: .pin(of: seq(), isOn: flag())
        case 0: .text(message())
        case 1: .action(message())
        case 2: .reply(to: seq(), message())
        case 3: .edit(of: seq(), message())
        case 4: .reaction(to: seq(), reaction(), isOn: flag())
        case 5: .deletion(of: seq())
        default: .topic(topic())
        }
    }

    mutating func reaction() -> Reaction { Fixed.reaction(text(Reaction.byteLimit)) }

    mutating func amendment() -> Amendment {
        let contents: [Amendment.Content] = [.original, .edited(message(), at: flag() ? time() : nil), .deleted]
        return Amendment(
            target: seq(), changed: seq(), content: contents[below(3)],
            reactions: list { ReactionTally(reaction: $0.reaction(), count: $0.small(), isMine: $0.flag()) },
            isPinned: flag())
    }

    mutating func hit() -> SearchHit { SearchHit(room: room(), entry: entry(), isPinned: flag()) }

    mutating func roomKind() -> RoomKind {
        flag() ? .named(roomName()) : .direct(DirectPair(userID(), userID()))
    }

    mutating func entry() -> Entry {
        Entry(seq: seq(), time: time(), author: user(), nonce: nonce(), body: body())
    }

    mutating func roster() -> RosterPage {
        RosterPage(members: list { $0.member() }, count: small(), more: flag())
    }
}
