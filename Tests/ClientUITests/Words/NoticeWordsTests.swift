import ChatModel
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct NoticeWordsTests {
    @Test func everyNoticeHasWordsWithoutBlanks() throws {
        let unnamed = Set(Sample.words.keys)
        for notice in try Self.all() {
            let lines = Sample.around.lines(of: notice)
            #expect(!lines.isEmpty, "\(notice)")
            for line in lines {
                #expect(!line.isEmpty && !line.contains("{") && !line.contains("}"), "\(notice): \(line)")
                #expect(!unnamed.contains(line), "\(notice): \(line)")
            }
        }
    }

    @Test func sentencesSayWhatHappenedAndWhatToDo() throws {
        let around = Sample.around
        let cases: [(Notice, [String])] = [
            (
                .nothingSent(.unknownCommand("/jion", nearest: "/join")),
                ["No such command: /jion. Did you mean /join? (Nothing was sent.)"]
            ),
            (
                .noSuchUser(try Nick("Ann"), close: [try Nick("ann2")]),
                ["Nobody called \"Ann\" is here. Names that are close: ann2"]
            ),
            (.pong(try #require(PingPayload([])), milliseconds: 0), ["The hub answered after <1 ms."]),
            (
                .hubTime(Sample.time(14, 7, second: 5), ahead: -2_500),
                ["The hub's clock: 20 November 14:07:05. Yours is 2 s behind."]
            ),
            (.who([try Sample.member(2, "ann")], more: true), ["The first 1 people on this hub: ann"]),
            (.names([try Sample.member(2, "ann")], count: 3), ["3 people in this room: ann and 2 more"]),
            (
                .whois(
                    Whois(
                        person: try Sample.person(2, "ann"), online: true, away: nil, rooms: [.lobby], idle: 3_725_000)),
                [
                    "ann · " + around.fingerprint(try Sample.digest(2)), "  here, said nothing for 1 h 2 min",
                    "  in #lobby",
                ]
            ),
            (.helpOn(try #require(CommandTable.find("leave"))), ["/leave [#ROOM]: goes out of a room. Also: /part."]),
        ]
        for (notice, lines) in cases { #expect(around.lines(of: notice) == lines) }
    }

    /// Each kind of notice at least once.
    private static func all() throws -> [Notice] {
        let (nick, room) = (try Nick("ann"), try RoomName("build"))
        let (text, member) = (try MessageText("hello"), try Sample.member(2, "ann", away: "lunch"))
        let spec = try #require(CommandTable.find("msg"))
        let change = KeyChange(known: try Sample.hub(1), met: try Sample.hub(2), since: nil)
        let long = try #require(PingPayload(Array("text".utf8)))
        let empty = try #require(throws: InvalidText.self) { try Nick("") }
        let faults: [InputFault] = [
            .empty, .unknownCommand("/x", nearest: nil), .unknownCommand("/x", nearest: "/q"), .spaceBeforeSlash,
            .usage(spec), .manyLines(spec), .invalid(empty), .pingTooLong(limit: 64),
            .notAHub("a:b"),
        ]
        let refusal = Refusal(subject: .session, code: .other, detail: "No.")
        var notices = faults.map(Notice.nothingSent) + CommandTable.all.map(Notice.helpOn)
        notices += [
            .help, .historyReset, .nickGiven(asked: nick, given: nick), .nickTaken(nick), .nickNow(nick),
            .noSuchUser(nick, close: []), .noSuchUser(nick, close: [nick]), .refused(.join, .other, detail: "No."),
            .notConnected(.who), .noRoom, .notOpen(room), .onlyInRooms(.topic), .unanswered(.who), .tooManyRequests,
            .outboxFull(limit: 9), .rooms([], more: false), .names([member], count: 1), .who([member], more: false),
            .pong(long, milliseconds: 3), .hubTime(Sample.time(1, 2), ahead: 0),
            .hubTime(Sample.time(1, 2), ahead: 9_000),
            .topic(.none), .topic(try Topic("tea")), .nowAway(try AwayText("lunch")), .nowBack, .ignoring(nick),
            .notIgnoring(nick), .ignoringYourself, .ignoreList([]), .ignoreList([nick]), .toldDirectly(nick, text),
            .toldRoom(room, text), .retrying(1), .retrying(2), .lookingFor("lab"), .unreachable("lab", detail: nil),
            .unreachable("lab", detail: "No."), .sessionRefused(refusal), .keyChanged("lab", change),
            .keyChanged("lab", KeyChange(known: change.known, met: change.met, since: Sample.time(1, 2))),
            .hostFailed("No."), .disconnected,
            .rooms([RoomSummary(name: room, topic: try Topic("tea"), people: 1)], more: true),
        ]
        for away in [nil, try AwayText("lunch")] {
            for idle in [nil, UInt64(5), 120_000] {
                for online in [true, false] {
                    let whois = Whois(person: member.person, online: online, away: away, rooms: [room], idle: idle)
                    notices.append(.whois(whois))
                }
            }
        }
        return notices
    }
}
