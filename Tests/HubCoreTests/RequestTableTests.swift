import ChatModel
import HubCore
import Testing

/// Each request in each state of a session.
struct RequestTableTests {
    /// A request, and the code of its refusal (nil: it is carried out) for somebody who has joined nothing.
    struct Row: Sendable, CustomTestStringConvertible {
        let request: Request
        let refusal: Refusal.Code?

        /// Whether the protocol has an answer to it.
        var isAnswered: Bool {
            switch request {
            case .heartbeat, .mark, .typing: false
            default: true
            }
        }

        var testDescription: String { String("\(request)".prefix(20)) }
    }

    static func rows() throws -> [Row] {
        let digest = try unwrap(Digest([UInt8](repeating: 0, count: 32)))
        let room = RoomNumber(9)
        let text = Entry.Body.text(try MessageText("hi"))
        let hello = Hello(versions: [1], features: [], software: "t", userKey: [], nonce: digest)
        return [
            Row(request: .hello(hello), refusal: .unexpected),
            Row(request: .proof(Proof(signature: [], nick: try Nick("x"), kind: .member)), refusal: .unexpected),
            Row(request: .heartbeat, refusal: nil),
            Row(request: .join(Tag(1), .lobby, resume: nil), refusal: nil),
            Row(request: .direct(Tag(1), .nick(try Nick("bob")), resume: nil), refusal: nil),
            Row(request: .direct(Tag(1), .nick(try Nick("nobody")), resume: nil), refusal: .noSuchUser),
            Row(request: .direct(Tag(1), .user(UserID(digest)), resume: nil), refusal: nil),
            Row(request: .leave(Tag(1), room), refusal: .notJoined),
            Row(request: .post(Post(room: room, nonce: Nonce(1), attempt: 0, body: text)), refusal: .notJoined),
            Row(request: .nick(Tag(1), try Nick("carl")), refusal: nil),
            Row(request: .nick(Tag(1), try Nick("BOB")), refusal: .nickTaken),
            Row(request: .away(Tag(1), try AwayText("tea")), refusal: nil),
            Row(request: .rooms(Tag(1), after: nil), refusal: nil),
            Row(request: .roster(Tag(1), room, after: nil), refusal: .notJoined),
            Row(request: .people(Tag(1), after: nil), refusal: nil),
            Row(request: .identify(Tag(1), [UserNumber(1)]), refusal: nil),
            Row(request: .whois(Tag(1), try Nick("bob")), refusal: nil),
            Row(request: .whois(Tag(1), try Nick("nobody")), refusal: .noSuchUser),
            Row(request: .history(Tag(1), room, .before(nil, limit: 10)), refusal: .notJoined),
            Row(request: .pins(Tag(1), room, before: nil), refusal: .notJoined),
            Row(request: .ping(Tag(1), try unwrap(PingPayload([1]))), refusal: nil),
            Row(request: .directs(Tag(1)), refusal: nil),
            Row(request: .search(Tag(1), try search(.everywhere)), refusal: nil),
            Row(request: .search(Tag(1), try search(.room(.lobby))), refusal: .noSuchRoom),
            Row(request: .mark(room, Seq(1)), refusal: nil),
            Row(request: .typing(Tag(1), room, true), refusal: nil),
            Row(request: .goodbye, refusal: nil),
        ]
    }

    private static func search(_ scope: SearchScope) throws -> SearchRequest {
        SearchRequest(words: try SearchWords("tea"), scope: scope, author: nil, since: nil, before: nil, limit: 5)
    }

    @Test(arguments: try rows())
    func aConnectionUnknownToTheHubIsIgnored(row: Row) {
        var bench = Bench()
        #expect(bench.receive(row.request, from: SessionID(7)) == [])
    }

    @Test(arguments: try rows())
    func beforeTheHandshakeEveryRequestEndsTheConnectionOnce(row: Row) {
        var bench = Bench()
        let id = bench.connect().id
        let refusal = Refusal(subject: .session, code: .unexpected, detail: "The handshake comes first.")
        #expect(bench.receive(row.request, from: id) == [.answer(id, .refused(refusal)), .close(id)])
        #expect(bench.receive(row.request, from: id) == [])
    }

    @Test(arguments: [SessionKind.member, .visitor], try rows())
    func anOpenSessionIsAnsweredOrRefusedExactlyOnce(kind: SessionKind, row: Row) throws {
        var bench = Bench()
        _ = try bench.member("bob")
        let id = try bench.enter("ann", as: kind).id
        let effects = bench.receive(row.request, from: id)
        #expect(effects.refusals(to: id) == [row.refusal].compactMap { $0 })
        #expect(effects.answers(to: id).count == (row.isAnswered ? 1 : 0))
    }

    @Test(arguments: try rows())
    func afterGoodbyeNothingCounts(row: Row) throws {
        var bench = Bench()
        let id = try bench.member("ann")
        bench.receive(.goodbye, from: id)
        #expect(bench.receive(row.request, from: id) == [])
    }

    @Test func goodbyeIsAnsweredAndClosed() throws {
        var bench = Bench()
        let id = try bench.member("ann")
        #expect(bench.receive(.goodbye, from: id) == [.answer(id, .goodbye(.asked)), .close(id)])
        #expect(bench.hub.peopleOnline == 0)
    }

    @Test func aSecondHelloEndsTheSession() throws {
        var bench = Bench()
        let id = try bench.member("ann")
        let room = try bench.join(id)
        let hello = try unwrap(try Self.rows().first).request
        let effects = bench.receive(hello, from: id)
        #expect(effects.first == .detach(id, room))
        #expect(effects.last == .close(id))
        #expect(bench.receive(.rooms(Tag(2), after: nil), from: id) == [])
    }

    @Test func anUnknownKindIsRefusedAndTheSessionGoesOn() throws {
        var bench = Bench()
        let id = try bench.member("ann")
        let refusal = Refusal(
            subject: .request(Tag(8)), code: .unknownKind, detail: "This hub does not know requests of kind 200.")
        #expect(bench.run(.receivedUnknown(id, kind: 200, Tag(8))) == [.answer(id, .refused(refusal))])
        #expect(bench.receive(.people(Tag(2), after: nil), from: id).answers(to: id).count == 1)
    }

    @Test func aPingComesBackWithTheHubsClock() throws {
        var bench = Bench()
        let id = try bench.member("ann")
        let payload = try unwrap(PingPayload([1, 2, 3]))
        let pong = Answer.pong(Tag(4), payload, bench.now.wall)
        #expect(bench.receive(.ping(Tag(4), payload), from: id) == [.answer(id, pong)])
    }
}
