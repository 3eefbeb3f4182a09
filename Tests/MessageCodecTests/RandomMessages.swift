import ChatModel

@testable import MessageCodec

extension RandomValues {
    /// A request, answer or datagram of any kind.
    mutating func value() -> Sample.Value {
        switch below(8) {
        case 0...2: .request(request())
        case 3...6: .answer(answer())
        default: .datagram(datagram())
        }
    }

    private mutating func span() -> HistorySpan {
        flag() ? .before(maybe { $0.seq() }, limit: small()) : .after(seq(), limit: small())
    }

    private mutating func hello() -> Hello {
        Hello(
            versions: list { $0.small() }, features: features(), software: text(WireLine.softwareBytes),
            userKey: bytes(32), nonce: digest())
    }

    mutating func request() -> Request {
        switch below(29) {
        case 28: .pins(tag(), room(), before: maybe { $0.seq() })
        case 27: .typing(tag(), room(), flag())
        case 26: .file(tag(), fileRequest())
        case 23: .commands(tag(), room())
        case 24: .run(tag(), room(), nonce(), call())
        case 25: .stopRun(tag(), of: tag())
        case 20: .credentials(text(WireLine.credentialsBytes))
        case 21: .order(tag(), room(), nonce(), order())
        case 22: .sanctions(tag(), room(), flag() ? .room : .hub)
        case 0: .hello(hello())
        case 1: .proof(Proof(signature: bytes(64), nick: nick(), kind: flag() ? .member : .visitor))
        case 2: .heartbeat
        case 3: .join(tag(), roomName(), resume: maybe { $0.token() })
        case 4: .direct(tag(), flag() ? .nick(nick()) : .user(userID()), resume: maybe { $0.token() })
        case 5: .leave(tag(), room())
        case 6: .post(Post(room: room(), nonce: nonce(), attempt: small(), body: posted()))
        case 7: .nick(tag(), nick())
        case 8: .away(tag(), maybe { $0.away() })
        case 9: .rooms(tag(), after: maybe { $0.roomName() })
        case 10: .roster(tag(), room(), after: maybe { $0.user() })
        case 11: .people(tag(), after: maybe { $0.user() })
        case 12: .identify(tag(), list(300) { $0.user() })
        case 13: .whois(tag(), nick())
        case 14: .history(tag(), room(), span())
        case 15: .ping(tag(), payload())
        case 16: .directs(tag())
        case 17: .search(tag(), search())
        case 18: .mark(room(), seq())
        default: .goodbye
        }
    }

    mutating func answer() -> Answer {
        switch below(29) {
        case 27: .file(tag(), fileAnswer())
        case 28: .dayMessage(Fixed.valid(DayMessage.init(_:), text(DayMessage.byteLimit)))
        case 24: .commands(tag(), list { $0.offer() })
        case 25: .wrote(tag(), stream(), bytes(below(100)))
        case 26: .ran(tag(), runEnd())
        case 0: .challenge(challenge())
        case 1: .welcome(Welcome(you: person(), time: time(), credit: small(), people: small(), role: role()))
        case 2: .heartbeat
        case 3: .refused(refusal())
        case 4: .done(tag())
        case 5: .joined(joined())
        case 6: .accepted(nonce(), seq())
        case 7, 8: .event(room(), event())
        case 9: .gap(room(), after: seq(), before: seq())
        case 10:
            .rooms(
                tag(), list { RoomSummary(name: $0.roomName(), topic: $0.topic(), people: $0.small()) }, more: flag())
        case 11: .roster(tag(), room(), roster())
        case 12: .people(tag(), list { $0.member() }, more: flag())
        case 13: .identified(tag(), list { $0.person() })
        case 14: .whois(tag(), whois())
        case 15: .history(tag(), history())
        case 16: .directs(tag(), list { DirectSummary(partner: $0.person(), head: $0.seq(), time: $0.time()) })
        case 17: .found(tag(), found())
        case 18: .mark(room(), seq())
        case 19: .storage(StorageStatus.allCases[below(4)])
        case 20: .credentials(text(WireLine.credentialsBytes))
        case 21: .removed(room(), Removal(by: nick(), ruling: ruling()))
        case 22: .sanctions(tag(), list { $0.sanction() }, more: flag())
        default: flag() ? .pong(tag(), payload(), time()) : .goodbye(flag() ? .stopping : .asked)
        }
    }

    private mutating func challenge() -> Challenge {
        Challenge(
            version: small(), features: features(), hubKey: bytes(65), nonce: digest(), signature: bytes(64),
            name: hubName())
    }

    private mutating func refusal() -> Refusal {
        let codes = Refusal.Code.allCases
        let subjects: [Refusal.Subject] = [.session, .request(tag()), .post(nonce())]
        return Refusal(subject: subjects[below(3)], code: codes[below(codes.count)], detail: text(WireLine.detailBytes))
    }

    private mutating func whois() -> Whois {
        Whois(
            person: person(), online: flag(), away: maybe { $0.away() }, rooms: list { $0.roomName() },
            idle: maybe { $0.number() }, role: role(), addresses: list { $0.text(WireLine.addressBytes) })
    }

    private mutating func history() -> HistoryPage {
        HistoryPage(
            room: room(), entries: list(20) { $0.entry() }, authors: list { $0.person() }, more: flag(),
            amendments: list { $0.amendment() })
    }

    private mutating func search() -> SearchRequest {
        let scopes: [SearchScope] = [.everywhere, .room(roomName()), .direct(userID())]
        return SearchRequest(
            words: Fixed.words(text(SearchWords.byteLimit)), scope: scopes[below(3)], author: maybe { $0.nick() },
            since: maybe { $0.time() }, before: maybe { SearchPlace($0.number()) }, limit: small())
    }

    private mutating func found() -> SearchPage {
        SearchPage(
            hits: list { $0.hit() },
            rooms: list {
                SearchRoom(number: $0.room(), kind: $0.roomKind(), partner: $0.maybe { $0.person() })
            }, authors: list { $0.person() }, next: maybe { SearchPlace($0.number()) }, unindexed: number())
    }

    private mutating func joined() -> Joined {
        let resumes: [Joined.Resume] = [.fresh, .resumed, .reset]
        return Joined(
            tag: tag(), room: room(), kind: roomKind(), partner: maybe { $0.person() }, topic: topic(),
            resume: resumes[below(3)], head: seq(),
            history: list(20) { $0.entry() }, authors: list { $0.person() }, roster: roster(),
            amendments: list { $0.amendment() }, floor: seq(), mark: seq(),
            unread: Unread(messages: small(), mentions: small()), mode: mode(), role: role())
    }

    private mutating func event() -> RoomEvent {
        switch below(10) {
        case 7: .role(user(), role())
        case 8: .typing(user(), flag())
        case 0, 1: .entry(entry())
        case 2: .arrived(member())
        case 3: .left(user())
        case 4: .renamed(user(), nick())
        case 5: .away(user(), maybe { $0.away() })
        case 6: .introduced(person())
        default: .roster(RosterDelta(arrived: list { $0.member() }, left: list { $0.user() }, count: small()))
        }
    }

    private mutating func datagram() -> Datagram {
        switch below(6) {
        case 3: .who(token: nonce().value)
        case 4: .people(SignedPeople(people: people(), signature: bytes(64)))
        case 0: .query(token: nonce().value)
        case 1: .ping(token: nonce().value, payload())
        case 2: .pong(token: nonce().value, payload(), time())
        default: .beacon(SignedBeacon(beacon: beacon(), signature: bytes(64)))
        }
    }

    private mutating func people() -> PeopleOnline {
        PeopleOnline(
            hubKey: bytes(65), token: nonce().value, total: small(),
            nicks: DatagramSize.fitting(list(200) { $0.nick() }))
    }

    private mutating func beacon() -> Beacon {
        Beacon(
            hubKey: bytes(65), freshness: Freshness(start: number(), counter: number()), name: hubName(),
            port: UInt16(below(65_536)), pingPort: UInt16(below(65_536)), people: small(),
            flags: Beacon.Flags(rawValue: UInt8(below(256))), clock: time(), token: nonce().value,
            waited: small())
    }
}
